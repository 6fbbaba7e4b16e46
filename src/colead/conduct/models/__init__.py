from colead.conduct.models.report import Report, ReportMessage

__all__ = ["Report", "ReportMessage"]
