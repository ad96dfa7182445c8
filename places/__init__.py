"""Tests of the places where the plugin is used, with the real programs."""
