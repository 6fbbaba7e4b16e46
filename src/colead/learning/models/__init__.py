from colead.learning.models.briefing import BriefingReading
from colead.learning.models.lesson_file import LessonFile
from colead.learning.models.module import ProgrammeModule
from colead.learning.models.plan import TrainingPlan
from colead.learning.models.refresher import Refresher
from colead.learning.models.resource import Resource
from colead.learning.models.training import Training, Workbook
from colead.learning.models.workshop import Seat, Workshop

__all__ = [
    "BriefingReading", "LessonFile", "ProgrammeModule", "Refresher", "Resource", "Seat", "Training", "TrainingPlan",
    "Workbook", "Workshop",
]  # fmt: skip
