"""The errors of flake8-bigthree itself.

LinterError
├── BaselineError      the baseline cannot be read or written
├── ExampleError       the example of the README cannot be linted
├── OptionError        an option has a value that is not allowed
├── RecordError        the record of earlier reports cannot be read or written
├── RegistrationError  a rule is not written the way rules are written
├── ReportError        a report, or what else a command says, cannot be written
├── RuleError          a rule fails
├── RunError           flake8 cannot be run or does not come to its end
└── UnknownRuleError   a rule is asked for that there is not
"""
from __future__ import annotations


class LinterError(Exception):
    """Whatever flake8-bigthree itself complains about."""


class BaselineError(LinterError):
    """The baseline is damaged, cannot be read or cannot be written; the text names file, line and what is wrong."""


class ExampleError(LinterError):
    """flake8 does not run to its end over the example of the README; the text says why."""


class OptionError(LinterError):
    """An option has a value that is not allowed; the text names both."""


class RecordError(LinterError):
    """The record of earlier reports is damaged, cannot be read or cannot be written; the text names file and line."""


class RegistrationError(LinterError):
    """A rule is not written the way rules are written; the text names it."""


class ReportError(LinterError):
    """A report, or what else a command says, cannot be written; the text names the file."""


class RuleError(LinterError):
    """A rule fails; the text names rule, line and error, and the error is the cause."""


class RunError(LinterError):
    """flake8 cannot be run, as its configuration is wrong, or does not come to its end; the text says why."""


class UnknownRuleError(LinterError):
    """A rule is asked for that there is not; the text names the nearest."""
