from colead.insights.models.improvement import Improvement
from colead.insights.models.release import Release
from colead.insights.models.result import Result, Threshold

__all__ = ["Improvement", "Release", "Result", "Threshold"]
