"""What a number may say: pure functions on numbers, one statistic a file."""

from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import Estimate, Figure, Interval

__all__ = ["Estimate", "Figure", "Interval", "NotMeasurable"]
