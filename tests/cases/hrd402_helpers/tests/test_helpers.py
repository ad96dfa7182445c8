import pytest
from app import plans
from app.missing import unknown_helper
from app.plans import Plan
from app.plans import run
from tests import helpers
from tests import marks
from tests import missing
from tests.deep import again
from tests.marks import GUARDED
from tests.starred import *


def test_runs():  # HRD402
    run('a')


def test_runs_product():  # HRD402
    Plan().run()


def test_product_asserts():
    Plan().careful()


def test_product_asserts_in_the_same_file():
    plans.careful('a')


def test_product_raises_it():
    plans.wrong('a')


def test_helper():
    helpers.same(run('a'), 'a')


def test_helper_of_helpers():
    again(run('a'))


def test_helper_without():  # HRD402
    helpers.nothing(run('a'))


def test_robot():
    helpers.Robot().sees('a')


def test_missing():
    unknown_helper('a')


def test_missing_module():
    missing.same('a')
    missing.deeper.same('a')


def test_guarded(guarded):
    run('a')


def test_indirect(indirect):
    run('a')


def test_plain(plain):  # HRD402
    run('a')


def test_plain_twice(plain, twice):  # HRD402
    run('a')


def test_not_known_but_plain(tmp_path, mocker):  # HRD402
    run('a')


def test_imported(imported):
    run('a')


def test_by_star(guarded_by_star):
    run('a')


def test_unknown(unknown_helper):
    run('a')


def test_no_fixture(helper, number):  # HRD402
    run('a')


@pytest.mark.usefixtures('guarded')
def test_used():
    run('a')


@pytest.mark.usefixtures('plain')
class TestPlain:
    def test_used(self):  # HRD402
        run('a')


@marks.GUARDED
def test_used_by_name():
    run('a')


@marks.FAST
def test_fast():  # HRD402
    run('a')


@GUARDED
class TestMarkedByName:
    def test_used(self):
        run('a')


class TestUsed:
    pytestmark = pytest.mark.usefixtures('guarded')

    def test_used(self):
        run('a')


class TestAlways:
    @pytest.fixture(autouse=True)
    def always(self):
        yield
        assert self

    def test_runs(self):
        run('a')
