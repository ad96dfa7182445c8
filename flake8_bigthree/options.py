"""Every option once: its name, default, help and what values it takes."""
from __future__ import annotations

import os
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from typing import Any
from typing import NamedTuple

from flake8_bigthree.errors import OptionError

PREFIX = 'bigthree-'


def words(text: str) -> tuple[str, ...]:
    """The parts of a list as flake8 writes lists: separated by commas or line ends.

    >>> words(' a, b\\n  c ')
    ('a', 'b', 'c')
    """
    parts = (part.strip() for line in text.splitlines() for part in line.split(','))
    return tuple(part for part in parts if part)


def _is_dotted(name: str) -> bool:
    return all(part.isidentifier() for part in name.split('.'))


def _is_pattern(name: str) -> bool:
    return _is_dotted(name.replace('*', 'x').replace('?', 'x'))


def _names(text: str) -> tuple[str, ...] | None:
    return words(text) if all(map(_is_dotted, words(text))) else None


def _one_or_more(text: str) -> tuple[str, ...] | None:
    return _names(text) or None


def _patterns(text: str) -> tuple[str, ...] | None:
    return words(text) if all(map(_is_pattern, words(text))) else None


def _file_patterns(text: str) -> tuple[str, ...] | None:
    return words(text) if not {*'/\\'} & {*text} else None


def _allowances(text: str) -> frozenset[str] | None:
    return frozenset(words(text)) if {*words(text)} <= {'reraise', 'log'} else None


def _switch(text: str) -> bool | None:
    match text.strip().lower():
        case 'true' | 'yes' | 'on' | '1':
            return True
        case 'false' | 'no' | 'off' | '0':
            return False
    return None


def _percentage(text: str) -> float | None:
    number = text.strip().removesuffix('%').rstrip()
    whole, _, fraction = number.partition('.')
    if not number:
        return None if text.strip() else 0.0
    if not (whole + fraction).isdecimal() or not number.isascii():
        return None
    return float(number) if float(number) <= 100 else None


class Kind(NamedTuple):
    """A kind of value: what is allowed, in words, and how to read it; None for what is not."""

    allowed: str
    read: Callable[[str], object]


NAMES = Kind('names such as KeyError or app.errors.AppError, separated by commas', _names)
FILE = Kind('a file', str.strip)
LAST_PARTS = Kind('names such as log or audit_log, separated by commas', _names)
ONE_OR_MORE = Kind('one or more names such as AppError or app.errors.AppError, separated by commas', _one_or_more)
PATTERNS = Kind('names such as KeyError, or patterns such as fastapi.*, separated by commas', _patterns)
FUNCTIONS = Kind('names such as compare, or patterns such as assert*, separated by commas', _patterns)
FILE_NAMES = Kind('names of files without folders, or patterns such as test_*.py, separated by commas', _file_patterns)
ALLOWANCES = Kind('nothing, reraise, log, or both separated by a comma', _allowances)
PERCENTAGE = Kind('nothing, or a percentage from 0 to 100 such as 80 or 92.5', _percentage)
FOLDERS = Kind('existing folders, separated by commas', words)
SWITCH = Kind('true or false', _switch)


class Option(NamedTuple):
    """What is known of an option; `default` is written as in `setup.cfg`."""

    default: str
    kind: Kind
    help: str


_options: list[Option] = []


def _option(default: str, kind: Kind, help_: str) -> Any:  # noqa: HRD213 - stands where a value of the field has to
    """A field of Options: its default value, of which the text is kept with the rest."""
    _options.append(Option(default, kind, help_))
    return kind.read(default)


class Options(NamedTuple):
    """The values of all options; a field is an option: `base_exception` is `bigthree-base-exception`."""

    base_exception: tuple[str, ...] = _option(
        'BigThreeError', ONE_OR_MORE,
        'what is raised derives from this exception; a bare name means any class of that name, '
        'a dotted one exactly that class, which has to exist',
    )
    allowed_exceptions: tuple[str, ...] = _option(
        'NotImplementedError, StopIteration, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, '
        'SystemExit, asyncio.CancelledError', PATTERNS,
        'may be raised all the same, and so may what derives from them',
    )
    protocol_exceptions: bool = _option(
        'true', SWITCH,
        "whether what Python's own protocols demand may be raised, such as KeyError in __getitem__",
    )
    broad_exceptions: tuple[str, ...] = _option(
        '', NAMES,
        'exceptions too broad to catch, besides Exception, BaseException and their groups',
    )
    allow_broad: frozenset[str] = _option(
        '', ALLOWANCES,
        'what excuses a broad catch: reraise (every path raises on) and/or log (every path logs the traceback)',
    )
    suggest: bool = _option(
        'true', SWITCH,
        'whether HRD101 to HRD104 say what the block can raise',
    )
    source_roots: tuple[str, ...] = _option(
        '', FOLDERS,
        'where to look for modules, relative to the configuration file, besides the folders found without it',
    )
    loggers: tuple[str, ...] = _option(
        'log, logger, logging, _log, _logger', LAST_PARTS,
        'a name or attribute whose last part is one of these is a logger',
    )
    min_annotated: float = _option(
        '', PERCENTAGE,
        'how many of the parameters and returns in a file are to be annotated, in percent',
    )
    test_files: tuple[str, ...] = _option(
        'test_*.py, *_test.py', FILE_NAMES,
        'a file of such a name holds tests',
    )
    assert_functions: tuple[str, ...] = _option(
        'assert*, expect*, check*, verify*', FUNCTIONS,
        'a call of a function or method of such a name is an assertion, besides those that are seen to assert',
    )
    baseline: str = _option(
        '', FILE,
        'a file with the findings that are known and not reported, relative to the configuration file',
    )

    @classmethod
    def read(cls, values: Mapping[str, str]) -> Options:
        """The options as given, by field name; those not given keep their defaults.

        Raises OptionError naming the option, the value and what is allowed.
        """
        given: dict[str, Any] = {}  # noqa: HRD213 - every option has a type of its own
        for name, option in OPTIONS.items():
            if name in values:
                given[name] = option.kind.read(values[name])
                if given[name] is None:
                    raise _wrong(name, values[name], option.kind)
        return cls(**given)


#: By the name of the field, in the order of the table in the README.
OPTIONS = dict(zip(Options._fields, _options, strict=True))


def key(name: str) -> str:
    """What a field's option is called in `setup.cfg`.

    >>> key('allow_broad')
    'bigthree-allow-broad'
    """
    return PREFIX + name.replace('_', '-')


def check_keys(keys: Iterable[str]) -> None:
    """Raise OptionError if one of the `[flake8]` section's keys begins like ours but is none of ours."""
    known = [*map(key, OPTIONS)]
    # flake8 takes dashes or underscores, but not a mixture of them.
    accepted = {spelling for name in known for spelling in (name, name.replace('-', '_'))}
    for written in keys:
        if written.startswith(PREFIX.rstrip('-')) and written not in accepted:
            import difflib  # here, as it would cost every other run two milliseconds
            near, = difflib.get_close_matches(written, known, n=1, cutoff=0)
            raise OptionError(f'{written} is no option; did you mean {near}? Allowed are {", ".join(known)}')


def check_folders(options: Options, root: str) -> None:
    """Raise OptionError if a folder given relative to `root`, the configuration's, is not there."""
    for folder in options.source_roots:
        if not os.path.isdir(os.path.join(root, folder)):
            raise _wrong('source_roots', folder, FOLDERS)


def _wrong(name: str, text: str, kind: Kind) -> OptionError:
    return OptionError(f'{key(name)} = {" ".join(text.split())!r} is wrong; allowed is: {kind.allowed}')
