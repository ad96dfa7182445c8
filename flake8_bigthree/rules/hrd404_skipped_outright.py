from __future__ import annotations

from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import kinds_in
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.rules._skips import may_skip
from flake8_bigthree.rules._skips import skip_of
from flake8_bigthree.walk import FunctionNode


@rule('HRD404', '{test}() is skipped {how}; say on which condition, or take it out', kinds_in=kinds_in)
def skipped_outright(node: FunctionNode, scope: Scope) -> Iterator[Finding]:
    """A test that is skipped whatever happens tests nothing, and is counted all the same.

    Reported are a skip that no condition stands before and no assertion, whatever reason it gives, and the decorators
    `pytest.mark.skip` and `unittest.skip` without one. An empty test is HRD401.

    Bad:
    ```python
    import pytest

    def test_memory_is_searched():
        pytest.skip('needs a database')  # HRD404
        assert search('plan') == []

    @pytest.mark.skip  # HRD404
    def test_memory_is_written():
        assert write('plan') == 1
    ```

    Good:
    ```python
    import pytest

    @pytest.mark.skipif(not DATABASE, reason='needs a database')
    def test_memory_is_searched():
        assert search('plan') == []
    ```
    """
    if may_be_collected(node, scope) and may_skip(node) and collected(node, scope):
        if skip := skip_of(node, scope):
            yield found(skip.node, test=node.name, how=skip.how)
