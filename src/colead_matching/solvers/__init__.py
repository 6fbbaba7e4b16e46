"""Ways to solve a problem."""
