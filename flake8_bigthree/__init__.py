"""flake8-bigthree: a flake8 plugin that holds a hardening plan to its word."""
__version__ = '0.1.0'
