"""Is what HRD301, HRD302 and HRD305 say of a `raise` what Python itself says?

    python -m benchmarks.verdicts [--no-pyright] [--no-astroid] [--unknown] [--packages NAME=BASE …]

NAME is an installed package, BASE the dotted name of its base exception, or a bare name: then any class so called is
inside. Every raise site of its source is looked up at run time: where the raised name is global, imported in the
function or an attribute of a class, the package is imported and `issubclass` asked; so it is for local variables that
are assigned such classes. For the rest pyright is asked (`reveal_type`), and believed only where every member of
the type is a class at run time. What an annotation says is an upper bound: it can make something inside, never outside.
What was caught and is raised again must not be reported.

The plugin and pylint's inference, astroid, see the same sites, each in a fresh process whose CPU time is taken. Told
apart is the parsing of the files that are linted: flake8 does it anyway, once for all plugins, so that it is not
counted as the plugin's, and pylint for astroid alone.
Nothing is allowed to be raised but the hierarchy. Printed are all sites where one of them is wrong, and a table.

The exit status is 1 on a false alarm of ours; if too few are reported of the sites that are certainly outside, 99.5 %
for global and locally imported names, 90 % for the rest together; if the plugin takes more than a thirtieth of
astroid's CPU time; or if nothing was measured.
"""
from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.verdicts.job import Job
from benchmarks.verdicts.job import Seconds
from benchmarks.verdicts.score import OURS
from benchmarks.verdicts.score import Bucket
from benchmarks.verdicts.score import Result
from benchmarks.verdicts.score import Site
from benchmarks.verdicts.score import Truth
from benchmarks.verdicts.score import Verdict
from benchmarks.verdicts.score import dear
from benchmarks.verdicts.score import disagreements
from benchmarks.verdicts.score import failures
from benchmarks.verdicts.score import table
from flake8_bigthree.errors import LinterError

PACKAGES = (
    'requests=requests.exceptions.RequestException', 'httpx=httpx.HTTPError', 'click=click.exceptions.ClickException',
    'jinja2=jinja2.exceptions.TemplateError', 'sqlalchemy=sqlalchemy.exc.SQLAlchemyError',
    'aiohttp=aiohttp.ClientError',
)
ASTROID = 'astroid'
WORKERS = {OURS: 'ours', ASTROID: 'inferred'}
REPOSITORY = Path(__file__).resolve().parents[2]


class BenchmarkError(LinterError):
    """A package is not there, or a process fails."""


def main(argv: list[str] | None = None) -> int:
    """Measure, print and say whether it is good enough."""
    parser = argparse.ArgumentParser(
        prog='python -m benchmarks.verdicts', description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('--packages', nargs='+', default=PACKAGES, metavar='NAME=BASE')
    parser.add_argument('--no-pyright', action='store_true', help='what only a type checker knows stays unknown')
    parser.add_argument('--no-astroid', action='store_true', help='measure the plugin only')
    parser.add_argument('--unknown', action='store_true', help='list the sites whose truth is unknown')
    args = parser.parse_args(argv)
    tools = [OURS] if args.no_astroid else [OURS, ASTROID]
    results: list[Result] = []
    seconds = dict.fromkeys(tools, Seconds(0, 0))
    for pair in args.packages:
        name, _, base = pair.partition('=')
        if not base:
            parser.error(f'{pair} is not NAME=BASE')
        measured, taken = measure(name, base, tools, with_pyright=not args.no_pyright)
        results += measured
        seconds = {tool: Seconds(*map(sum, zip(seconds[tool], taken[tool], strict=True))) for tool in tools}
        print(f'{name}: {len(measured)} sites;', ', '.join(f'{tool} {taken[tool]}' for tool in tools), flush=True)
    for tool in reversed(tools):
        for line in disagreements(results, tool):
            print(line)
    for result in results:
        if args.unknown and result.verdict.truth is Truth.UNKNOWN:
            print('unknown:', *(f'reported by {tool}:' for tool in tools if result.tools[tool]), result)
    reasons = [*failures(results)]
    if ASTROID in tools:
        reasons += dear(seconds[OURS].own, seconds[ASTROID].whole)
    print('', *table(results, tools), sep='\n')
    print('CPU time:', ', '.join(f'{tool} {seconds[tool]}' for tool in tools))
    for reason in reasons:
        print(reason)
    return int(bool(reasons))


def measure(
    name: str, base: str, tools: Sequence[str], *, with_pyright: bool,
) -> tuple[list[Result], dict[str, Seconds]]:
    """Every site of a package with the truth and what the tools say; and the CPU time of the tools."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        root = folder / 'project'
        copy(name, root)
        job = Job(str(root), base, str(folder / 'answer.json'), with_pyright)
        truth = {
            Site(file, line, column): Verdict(Bucket(bucket), Truth(kind), shown)
            for file, line, column, bucket, kind, shown in run('truth', job)['sites']
        }
        answers = {tool: run(WORKERS[tool], job) for tool in tools}
        reported = {tool: {Site(*site) for site in answers[tool]['reported']} for tool in tools}
        results = [
            Result(name, site, source_line(root, site), verdict, {tool: site in reported[tool] for tool in tools})
            for site, verdict in sorted(truth.items())
        ]
    return results, {tool: Seconds(*answers[tool]['seconds']) for tool in tools}


def copy(name: str, root: Path) -> None:
    """Copy an installed package into an empty folder, as if it were a project of its own."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise BenchmarkError(f'{name} is not installed')
    for folder in spec.submodule_search_locations or ():
        shutil.copytree(folder, root / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns('__pycache__'))
    if not spec.submodule_search_locations and spec.origin:
        root.mkdir()
        shutil.copy(spec.origin, root)


def run(worker: str, job: Job) -> Any:
    """What one of the modules beside this one answers."""
    path = Path(job.root).with_name('job.json')
    path.write_text(json.dumps(job), encoding='utf-8')
    Path(job.answer).unlink(missing_ok=True)
    command = [sys.executable, '-m', f'benchmarks.verdicts.{worker}', str(path)]
    ended = subprocess.run(
        command, cwd=REPOSITORY, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )
    if ended.returncode or not Path(job.answer).exists():
        raise BenchmarkError(f'{worker} on {job.root} ends with {ended.returncode}:\n{ended.stderr[-4000:]}')
    return json.loads(Path(job.answer).read_text(encoding='utf-8'))


def source_line(root: Path, site: Site) -> str:
    """The first line of the statement."""
    lines = (root / site.file).read_text(encoding='utf-8', errors='replace').splitlines()
    return lines[site.line - 1].strip()


if __name__ == '__main__':
    raise SystemExit(main())
