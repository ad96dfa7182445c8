a = 1  # noqa: E501
