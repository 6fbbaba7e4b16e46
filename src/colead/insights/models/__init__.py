from colead.insights.models.release import Release

__all__ = ["Release"]
