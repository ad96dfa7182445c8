"""The figures of a project: counted, summed up and shown."""
