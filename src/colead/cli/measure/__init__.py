"""`colead measure`: numbers in as JSON, a statistic with its interval out."""
