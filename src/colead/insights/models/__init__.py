from colead.insights.models.release import Release
from colead.insights.models.result import Result, Threshold

__all__ = ["Release", "Result", "Threshold"]
