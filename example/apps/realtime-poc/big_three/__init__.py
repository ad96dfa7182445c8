"""Three kinds of agents, one voice."""
