"""Which definition does an expression mean? The answer may be: unknown."""
