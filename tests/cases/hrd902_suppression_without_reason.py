"""No comment: # noqa: HRD103."""
a = 1  # noqa: HRD103 # HRD902
a = 2  # noqa: HRD103, HRD201 # HRD902
a = 3  # NoQA:HRD103 E501 # HRD902
a = 4  # noqa: HRD # HRD902
a = 5  # noqa: HRD103 the driver raises anything
a = 6  # noqa: HRD103, E501 - it is long
a = 7  # noqa: HRD103  # it is long
a = 8  # noqa: E501
a = 9  # noqa
a = 'ä'  # noqa: HRD1 # HRD902
a = '# noqa: HRD103'
# a comment on noqa: HRD103
