"""Tests of what is built of the project and installed."""
