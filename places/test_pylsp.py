"""A session with python-lsp-server, over its standard input and output, with the settings of the README."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from typing import NamedTuple

import pytest

from tests.test_readme import block

#: How long a session may take (seconds); what is waited for is always a message.
LONGEST = 120

ERRORS = 'class BigThreeError(Exception): ...\n\n\nclass StoreError({}): ...\n'
SAVED = 'from .exceptions import StoreError\n\n\ndef store() -> None:\n    raise StoreError\n'
BROAD = '''from .exceptions import StoreError


def store() -> None:
    try:
        print()
    except StoreError: ...
    except Exception:
        raise StoreError from None
'''

Message = dict[str, Any]  # noqa: HRD213 - what JSON can hold


class Shown(NamedTuple):
    """A line that an editor would underline: its number and the columns, from 0, and why."""

    line: int
    start: int
    end: int
    code: str


class Session:
    """An editor, as the server sees it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        # The server runs the flake8 of its PATH: let it be that of this environment.
        path = os.pathsep.join([os.path.dirname(sys.executable), os.environ['PATH']])
        self.process = subprocess.Popen(
            [sys.executable, '-m', 'pylsp'], cwd=root.parent, env={**os.environ, 'PATH': path},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        self._timer = threading.Timer(LONGEST, self.process.kill)
        self._timer.start()
        self._version = 0

    def start(self) -> None:
        """Shake hands, and hand over the settings."""
        self.tell('initialize', 1, processId=os.getpid(), rootUri=self.root.as_uri(), capabilities={})
        while self._next().get('id') != 1:
            pass
        self.tell('initialized')
        self.tell('workspace/didChangeConfiguration', settings=json.loads(block('pylsp')))

    def tell(self, method: str, number: int = 0, **params: object) -> None:
        """Send a notification, or with a number a request."""
        message = {'jsonrpc': '2.0', 'method': method, 'params': params} | ({'id': number} if number else {})
        content = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b'Content-Length: %d\r\n\r\n%b' % (len(content), content))
        self.process.stdin.flush()

    def open(self, path: Path, text: str) -> None:
        """Show a file, which need not be on the disk."""
        self.tell('textDocument/didOpen', textDocument={
            'uri': path.as_uri(), 'languageId': 'python', 'version': self._version, 'text': text,
        })

    def edit(self, path: Path, text: str) -> None:
        """Replace the text of an open file, without saving it."""
        self._version += 1
        document = {'uri': path.as_uri(), 'version': self._version}
        self.tell('textDocument/didChange', textDocument=document, contentChanges=[{'text': text}])

    def changed_on_disk(self, path: Path, text: str) -> None:
        """Write a file that is not open, and say so as an editor that watches the folder does."""
        path.write_text(text, encoding='utf-8')
        self.tell('workspace/didChangeWatchedFiles', changes=[{'uri': path.as_uri(), 'type': 2}])

    def wait_for(self, path: Path, *wanted: Shown) -> None:
        """Read until this is what is shown in a file."""
        seen = []
        while shown := self._next():
            if shown.get('method') == 'textDocument/publishDiagnostics' and shown['params']['uri'] == path.as_uri():
                seen.append([_shown(diagnostic) for diagnostic in shown['params']['diagnostics']])
                if seen[-1] == [*wanted]:
                    return
        assert self.process.stderr
        pytest.fail(f'{wanted} is never shown, but {seen}\n{self.process.stderr.read().decode()}')

    def stop(self) -> None:
        """End the session, if the server has not."""
        if self.process.poll() is None:
            self.tell('shutdown', 2)
            while self._next().get('id', 2) != 2:
                pass
            self.tell('exit')
        self.process.communicate()
        self._timer.cancel()

    def _next(self) -> Message:
        """What the server says next; nothing when it has ended."""
        assert self.process.stdout
        length = 0
        for line in self.process.stdout:
            if line == b'\r\n':
                message: Message = json.loads(self.process.stdout.read(length))
                return message
            name, _, value = line.partition(b':')
            length = int(value) if name == b'Content-Length' else length
        return {}


def _shown(diagnostic: Message) -> Shown:
    start, end = diagnostic['range']['start'], diagnostic['range']['end']
    assert diagnostic['message'].startswith(f'{diagnostic["code"]} ')
    assert start['line'] == end['line']
    return Shown(start['line'], start['character'], end['character'], diagnostic['code'])


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package in a project whose folder is not that of the server."""
    folder = tmp_path / 'project' / 'app'
    folder.mkdir(parents=True)
    (tmp_path / 'project' / 'setup.cfg').write_text('[flake8]\nselect = HRD\n', encoding='utf-8')
    (folder / '__init__.py').write_text('', encoding='utf-8')
    (folder / 'exceptions.py').write_text(ERRORS.format('BigThreeError'), encoding='utf-8')
    (folder / 'store.py').write_text(SAVED, encoding='utf-8')
    return folder


@pytest.fixture
def session(package: Path) -> Iterator[Session]:
    """A server that has got its settings."""
    begun = Session(package.parent)
    try:
        begun.start()
        yield begun
    finally:
        begun.stop()


def test_what_is_typed_is_linted(session: Session, package: Path) -> None:
    store = package / 'store.py'
    session.open(store, SAVED)
    session.wait_for(store)
    session.edit(store, BROAD)
    session.wait_for(store, Shown(7, 4, 22, 'HRD103'))
    session.edit(store, BROAD.replace('print()', 'print("→"); raise OSError\n# ä'))
    session.wait_for(store, Shown(5, 20, 34, 'HRD302'), Shown(8, 4, 22, 'HRD103'))
    assert store.read_text(encoding='utf-8') == SAVED
    session.edit(store, SAVED)
    session.wait_for(store)


def test_verdict_follows_another_file_on_the_disk(session: Session, package: Path) -> None:
    store, exceptions = package / 'store.py', package / 'exceptions.py'
    session.open(store, SAVED)
    session.wait_for(store)
    session.changed_on_disk(exceptions, ERRORS.format('Exception'))
    session.wait_for(store, Shown(4, 4, 21, 'HRD302'))
    session.changed_on_disk(exceptions, ERRORS.format('BigThreeError'))
    session.wait_for(store)


def test_new_file_is_of_the_package_it_will_be_in(session: Session, package: Path) -> None:
    new = package / 'new.py'
    text = SAVED.replace('raise StoreError', 'raise StoreError\n    raise KeyError')
    session.open(new, text)
    session.wait_for(new, Shown(5, 4, 19, 'HRD302'))
    assert not new.exists()


def test_what_is_never_shown_is_not_waited_for_in_vain(session: Session, package: Path) -> None:
    session.open(package / 'store.py', SAVED)
    session.wait_for(package / 'store.py')
    session.tell('exit')
    with pytest.raises(pytest.fail.Exception, match='is never shown'):
        session.wait_for(package / 'store.py', Shown(0, 0, 0, 'HRD302'))
    session.process.wait()
