"""The errors of flake8-bigthree itself.

LinterError
├── ExampleError       the example of the README cannot be linted
├── OptionError        an option has a value that is not allowed
├── RegistrationError  a rule is not written the way rules are written
└── RuleError          a rule fails
"""
from __future__ import annotations


class LinterError(Exception):
    """Whatever flake8-bigthree itself complains about."""


class ExampleError(LinterError):
    """flake8 does not run to its end over the example of the README; the text says why."""


class OptionError(LinterError):
    """An option has a value that is not allowed; the text names both."""


class RegistrationError(LinterError):
    """A rule is not written the way rules are written; the text names it."""


class RuleError(LinterError):
    """A rule fails; the text names rule, line and error, and the error is the cause."""
