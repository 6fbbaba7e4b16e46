from colead.learning.models.module import ProgrammeModule
from colead.learning.models.plan import TrainingPlan
from colead.learning.models.training import Training, Workbook

__all__ = ["ProgrammeModule", "Training", "TrainingPlan", "Workbook"]
