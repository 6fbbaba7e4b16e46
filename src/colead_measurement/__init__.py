"""What a number may say: pure functions on numbers, one statistic a file."""
