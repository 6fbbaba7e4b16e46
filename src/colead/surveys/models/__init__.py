from colead.surveys.models.instrument import AddedInstrument
from colead.surveys.models.plan import SurveyPlan
from colead.surveys.models.rater import PeerView, Rater, ScaleNorm
from colead.surveys.models.wave import FrozenInstrument, Questionnaire, Wave

__all__ = [
    "AddedInstrument",
    "FrozenInstrument",
    "PeerView",
    "Questionnaire",
    "Rater",
    "ScaleNorm",
    "SurveyPlan",
    "Wave",
]
