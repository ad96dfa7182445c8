# options: test_files = *.py
import asyncio
import subprocess
import tracemalloc
import unittest
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager
from contextlib import nullcontext
from testing import compare
from unittest import mock

import mpl
import pytest
import pytest_examples
import pytest_mock
from agents import EvalExample
from agents import Planner
from agents import mpl_snapshot
from agents import same_as
from numpy.testing import assert_allclose
from pytest import raises as expecting
from pytest import raises as failing

NAME = 'name'
VALUE_ERROR = expecting(ValueError)


def test_runs():  # HRD402
    Planner().plan('a, b')


async def test_awaits():  # HRD402
    """A docstring."""
    await Planner().aplan('a')
    pass


def test_empty():
    pass


def test_skipped():
    pytest.skip('later')
    Planner().plan('a')


@pytest.mark.skip(reason='later')
def test_skipped_with_reason():  # HRD402
    Planner().plan('a')


def test_asserts():
    plan = Planner().plan('a')
    assert plan


def test_asserts_in_loop(plans):
    for plan in plans:
        with plan:
            assert plan


def test_constant():
    assert True


def test_looks_only(plan):  # HRD402
    return plan == 'a'


def test_mock():
    step = mock.Mock()
    Planner(step).plan('a')
    step.assert_called_once_with('a')


def test_mock_is_handed_on(request):
    step = mock.Mock()
    request.addfinalizer(step.assert_called)


def test_fails_if_it_is_called(monkeypatch):
    monkeypatch.setattr('agents.connect', pytest.fail)


def test_handed_on_otherwise(request):  # HRD402
    step = mock.Mock()
    request.addfinalizer(step.close)
    request.addfinalizer(mock.Mock)
    request.addfinalizer(asyncio.run)


def test_numpy():
    assert_allclose(Planner().cost, 1)


def test_raises():
    with expecting(ValueError, match='x'):
        Planner().plan('')


def test_pytest_raises():
    with pytest.raises(ValueError):
        Planner().plan('')


def test_group():
    with pytest.RaisesGroup(ValueError):
        Planner().plan('')


def test_fails(plan):
    if plan.bad:
        pytest.fail('bad')


def test_raise(plan):
    if plan.bad:
        raise AssertionError(plan)


def test_skips_at_times(plan):  # HRD402
    if plan.bad:
        pytest.skip('bad')
    if plan.good:
        raise unittest.SkipTest('good')


def test_status():
    Planner().get('/').raise_for_status()


def test_process():
    subprocess.check_call(['plan'])


def test_process_is_checked():
    subprocess.run(['plan'], check=True)


def test_process_is_not_checked():  # HRD402
    subprocess.run(['plan'], check=False, text=True, **{})


def test_warnings_are_errors():
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        Planner().plan('a')


def test_warnings_are_errors_inside():
    with warnings.catch_warnings(action='error'):
        Planner().plan('a')


def test_warnings_are_ignored():  # HRD402
    warnings.simplefilter('ignore')
    warnings.showwarning('error')
    Planner('error').plan('a')


def test_named_so():
    expect(Planner().plan('a'))
    _check_it()


def test_method_named_so(plan):
    plan.verify_all()


def test_after_return(plan):  # HRD402
    return
    assert plan


def test_after_returns(plan):  # HRD402
    if plan:
        return plan.run()
    else:
        return None
    assert plan


def test_after_perhaps_return(plan):
    if plan:
        return
    assert plan


def test_in_another_branch(plan):
    if plan:
        return
    else:
        assert not plan


def test_after_loop(plan):
    while True:
        if plan:
            break
    assert plan


def test_after_break(plan):  # HRD402
    while plan:
        break
        assert plan


def test_never(plan):  # HRD402
    if False:
        assert plan
    while 0:
        assert plan


def test_always(plan):
    if True:
        assert plan
    else:
        plan()


def test_when_not(plan):
    if False:
        plan.run()
    else:
        assert plan


def test_in_handler(plan):
    try:
        plan.run()
    except ValueError as error:
        assert error


def test_in_case(plan):
    match plan:
        case None:
            plan.run()
        case _:
            assert plan


def test_nested_never_called():  # HRD402
    def inner(plan):
        assert plan

    class Step:
        def run(self, plan):
            assert plan

    Planner().plan('a')


def test_nested_called():
    def inner(plan):
        assert plan

    inner(Planner().plan('a'))


def test_nested_handed_on():
    async def inner():
        assert Planner().plan('a')

    asyncio.run(inner())


def test_nested_decorated(app):
    @app.route('/')
    def inner():
        assert app.request


def test_nested_class():
    class Step(Planner):
        def run(self):
            assert self

    Planner(Step()).plan('a')


def test_lambda():
    Planner(lambda: compare(1, 2)).plan('a')


def test_lambda_of_nothing():  # HRD402
    step = lambda: Planner()
    step()


def test_same(plan):
    same(plan, 'a')


def same(plan, text):
    """A helper of this file."""
    is_same = plan == text
    if not is_same:
        raise ValueError(text)


def test_first_of_a_circle(plan):
    around(plan)


def test_second_of_a_circle(plan):
    back(plan)


def around(plan):
    back(plan)
    assert plan


def back(plan):
    around(plan)


def test_circle_of_nothing(plan):  # HRD402
    and_on(plan)


def test_circle_of_nothing_again(plan):  # HRD402
    and_on(plan)
    and_back(plan)


def and_on(plan):
    and_back(plan)


def and_back(plan):
    and_on(plan)


def test_handed_to_the_planner():
    Planner().each(around)


def test_third_party():
    same_as(Planner().plan('a'), 'a')


def test_third_party_compares():
    compare(Planner().plan('a'), 'a')


def test_other_module_of_that_kind(mpl_image):  # HRD402
    mpl.plot(mpl_image)
    mpl.Test(mpl_image)


def test_parameter_is_called(function):
    function()


def test_result_is_called():
    Planner().step('a')('b')


def test_unknown_that_may_well(plan):
    plan.should_be('a')


def test_of_a_module(module):
    module.test_main()


def test_for_tests(app):  # HRD402
    app.test_client().get('/')
    app.test_request_context()
    app.test_cli_runner()
    app.latest_plan()


def test_benchmark(benchmark):
    benchmark(Planner().plan, 'a')


def test_benchmark_in_detail(benchmark):
    benchmark.pedantic(Planner().plan)


def test_snapshot(image_snapshot):
    Planner().draw()


@pytest.fixture
def plan_snapshot(tmp_path):
    return mpl.Plans(tmp_path)


def test_snapshot_of_project(plan_snapshot):
    plan_snapshot.of('a').save(Planner().plan('a'))


def test_snapshot_is_handed_to_helper(plan):
    takes(plan)


def takes(snapshot):
    snapshot.save(Planner().plan('a'))


def test_snapshot_of_code_under_test(planner):  # HRD402
    planner.teardown_for_snapshot(1)
    tracemalloc.take_snapshot()
    mpl_snapshot(planner)
    planner.benchmark()


@mock.patch('agents.step')
def test_patched(mock_step):  # HRD402
    Planner().plan('a')


@pytest.mark.parametrize('mocked, expected', [(1, 2)])
def test_parameters(mocked, expected):  # HRD402
    Planner(mocked).plan('a')


@pytest.mark.mpl_image_compare
def test_image():
    return mpl.plot()


@pytest.mark.xfail(raises=ValueError)
def test_expected_to_fail():
    Planner().plan('')


@pytest.mark.filterwarnings('error')
def test_no_warning():
    Planner().plan('a')


@pytest.mark.filterwarnings('ignore')
@pytest.mark.slow
def test_marked():  # HRD402
    Planner().plan('a')


@pytest.mark.parametrize('name, expectation', [('a', nullcontext()), ('', pytest.raises(ValueError))])
def test_expectation(name, expectation):
    with expectation:
        Planner().plan(name)


@pytest.mark.parametrize('name, expectation', [('a', nullcontext()), ('', warnings.catch_warnings())])
def test_expectation_of_nothing(name, expectation):  # HRD402
    with expectation:
        Planner().plan(name)


@pytest.mark.parametrize(['expectation', NAME], [[nullcontext(), 'a'], [VALUE_ERROR, '']])
def test_expectation_by_name(expectation, name):
    with expectation:
        Planner().plan(name)


@pytest.mark.parametrize('expectation', [nullcontext(), expecting(ValueError)])
@pytest.mark.parametrize('name', ['a'])
@pytest.mark.slow()
async def test_expectation_alone(name, expectation):
    async def act():
        async with expectation as error:
            Planner().plan(name)

    await act()


@pytest.mark.parametrize(argvalues=[pytest.param(nullcontext(), id='a')], argnames='expectation')
def test_expectation_of_nothing_alone(expectation):  # HRD402
    with expectation:
        Planner().plan('a')


@pytest.mark.parametrize('expectation', [pytest.param(nullcontext(), 1), nullcontext()])
def test_expectation_with_one_too_many(expectation):
    with expectation:
        Planner().plan('a')


@pytest.mark.parametrize('expectation', [nullcontext()], indirect=True)
def test_expectation_by_fixture(expectation):
    with expectation:
        Planner().plan('a')


@pytest.mark.parametrize('expectation', [nullcontext()], indirect=False)
def test_expectation_by_no_fixture(expectation):  # HRD402
    with expectation:
        Planner().plan('a')


@pytest.mark.parametrize('expectation')
def test_expectation_without_values(expectation):
    with expectation:
        Planner().plan('a')


@pytest.mark.parametrize('expectation', expectations())
def test_expectations_not_known(expectation):
    with expectation:
        Planner().plan('a')


@pytest.mark.parametrize(*expectations())
def test_expectations_somewhere(expectation):
    with expectation:
        Planner().plan('a')


@pytest.fixture(params=[nullcontext(), expecting(ValueError)])
def expected(request):
    return request.param


@pytest.fixture
def planner():
    return Planner()


def test_expectation_of_fixture(expected):
    with expected:
        Planner().plan('a')


def test_fixture_that_is_entered(planner):  # HRD402
    with planner:
        planner.plan('a')


def test_helper_is_given_what_to_expect(name, given):
    enter(given)


def enter(given):
    with given:
        Planner().plan('a')


def test_context_of_any_kind(given: AbstractContextManager):
    with given:
        Planner().plan('a')


def test_context_of_pytest(given: pytest.RaisesExc):
    with given:
        Planner().plan('a')


@pytest.mark.parametrize('expectation', [nullcontext(), pytest.RaisesGroup(ValueError)])
def test_expectation_of_group(expectation):
    with expectation:
        Planner().plan('a')


@pytest.mark.parametrize('expectation', [nullcontext(), failing(ValueError)])
def test_expectation_by_another_name(expectation):
    with expectation:
        Planner().plan('a')


def test_context_of_project(given: Silent):  # HRD402
    with given:
        Planner().plan('a')


def test_context_by_its_annotation(given: mpl.Figure):  # HRD402
    with given:
        Planner().plan('a')


def test_context_of_its_own(given):  # HRD402
    with Planner() as plan, plan:
        plan.run()
    given = Planner()
    with given:
        given.plan('a')


def test_plugin(example: pytest_examples.EvalExample):
    example.lint('a')


def test_plugin_is_only_given(example: pytest_examples.EvalExample):  # HRD402
    Planner(example).plan('a')


def test_no_plugin(plan: pytest_mock.MockerFixture, other: pytest.MonkeyPatch):  # HRD402
    plan.patch('agents.step')
    other.setenv('a', 'b')


def test_other_package(example: EvalExample):  # HRD402
    example.lint('a')


def test_function_of_plugin():
    pytest_examples.lint('a')


@pytest.fixture
def example_of_plugin():
    return pytest_examples.EvalExample()


@pytest.fixture
def annotated_for_plugin(request) -> Iterator[pytest_examples.EvalExample]:
    yield request.config


@pytest.fixture
def annotated_otherwise(request) -> Iterator[Silent]:
    yield request.config


def test_fixture_of_plugin(example_of_plugin):
    example_of_plugin.lint('a')


def test_fixture_annotated_for_plugin(annotated_for_plugin):
    annotated_for_plugin.lint('a')


def test_fixture_annotated_otherwise(annotated_otherwise):  # HRD402
    annotated_otherwise.lint('a')


WARNINGS = pytest.mark.filterwarnings('error')
EXPECTATIONS = pytest.mark.parametrize('expectation', [nullcontext(), pytest.raises(ValueError)])
NULL_CONTEXTS = pytest.mark.parametrize('expectation', [nullcontext()])


@WARNINGS
def test_no_warning_by_name():
    Planner().plan('a')


@EXPECTATIONS
def test_expectations_by_name(expectation):
    with expectation:
        Planner().plan('a')


@NULL_CONTEXTS
def test_null_contexts_by_name(expectation):  # HRD402
    with expectation:
        Planner().plan('a')


@mpl.decorated
def test_decorated():
    Planner().plan('a')


def not_collected():
    Planner().plan('a')


class Checked:
    """A helper; calling it checks."""

    def __exit__(self, *args):
        assert not args


def test_class():
    with Checked():
        Planner().plan('a')


def test_instance():
    checked = Checked()
    Planner(checked).plan('a')


class Silent(Planner):
    def run(self):
        self.going = True


def test_silent_class():  # HRD402
    Silent()


class TestAgents:
    def test_runs(self):  # HRD402
        Planner().plan('a')

    def test_helper(self):
        self.helper()

    def test_unknown_of_a_class(self):
        self.unknown()

    def test_silent(self):  # HRD402
        self.silent()

    def helper(self):
        assert self

    def silent(self):
        Planner()


class TestParametrized:
    parametrize = pytest.mark.parametrize('mocked', [1, 2])

    @parametrize
    def test_runs(self, mocked):  # HRD402
        Planner().plan(mocked)


PATCHED = mock.patch('agents.step')


@PATCHED
def test_patched_by_name(mock_step):  # HRD402
    Planner().plan('a')


class TestBenchmarks:
    pytestmark = pytest.mark.benchmark

    def test_runs(self):
        Planner().plan('a')


class TestMarked:
    pytestmark = [pytest.mark.slow, pytest.mark.anyio]

    def test_runs(self):  # HRD402
        Planner().plan('a')


class TestMarkedSomehow:
    pytestmark = ()
    pytestmark += (pytest.mark.other,)

    def test_runs(self):
        Planner().plan('a')


@pytest.mark.timeout(5)
class TestTimeout:
    class TestInside:
        def test_runs(self):
            Planner().plan('a')


@mpl.decorated
class TestDecorated:
    def test_runs(self):
        Planner().plan('a')


class Base(unittest.TestCase):
    def same(self, one, other):
        self.assertEqual(one, other)

    def compare(self, one, other):
        self.fail(one)


class TestCase(Base):
    def setUp(self):
        self.planner = Planner()

    def test_asserts(self):
        self.assertTrue(self.planner)

    def test_logs(self):
        with self.assertLogs():
            self.planner.plan('a')

    def test_inherited(self):
        self.same(self.planner, 'a')

    def test_runs(self):  # HRD402
        with self.subTest():
            self.addCleanup(self.planner.close)
            self.planner.plan('a')

    def test_unknown(self):
        self.given_by_unittest()


class TestTearDown(Base):
    def tearDown(self):
        assert not self.planner.running

    def test_runs(self):
        self.planner.plan('a')


@pytest.mark.skip
class TestSkipped:
    def test_runs(self):
        Planner().plan('a')

    class TestInside:
        def test_runs(self):
            Planner().plan('a')
