from colead.programmes.models.charter import Acknowledgement, CharterVersion
from colead.programmes.models.cohort import Cohort
from colead.programmes.models.draw import Draw
from colead.programmes.models.enrolment import Enrolment
from colead.programmes.models.programme import Appointment, Competency, Programme
from colead.programmes.models.template import PlannedStep, ProgrammeTemplate

__all__ = [
    "Acknowledgement", "Appointment", "CharterVersion", "Cohort", "Competency", "Draw", "Enrolment", "PlannedStep",
    "Programme", "ProgrammeTemplate",
]  # fmt: skip
