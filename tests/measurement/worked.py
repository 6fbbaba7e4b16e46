"""Published data that more than one test works out."""

# Student (1908), Biometrika 6, p. 20, as in R's `sleep`: hours of sleep gained with two drugs.
SLEEP_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

# Lakens (2013), Frontiers in Psychology 4, 863, table 1: ratings of two movies.
MOVIE_1 = [9, 7, 8, 9, 8, 9, 9, 10, 9, 9]
MOVIE_2 = [9, 6, 7, 8, 7, 9, 8, 8, 8, 7]


def digits(value, places):
    """Round a number, or the two ends of an interval, to the digits that a source prints."""
    if hasattr(value, "low"):
        return digits(value.low, places), digits(value.high, places)
    return None if value is None else round(value, places)


def ends(interval):
    """Give both ends of an interval that has both."""
    assert interval is not None
    assert interval.low is not None
    assert interval.high is not None
    return interval.low, interval.high
