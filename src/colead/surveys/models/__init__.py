from colead.surveys.models.instrument import AddedInstrument
from colead.surveys.models.plan import SurveyPlan
from colead.surveys.models.wave import FrozenInstrument, Questionnaire, Wave

__all__ = ["AddedInstrument", "FrozenInstrument", "Questionnaire", "SurveyPlan", "Wave"]
