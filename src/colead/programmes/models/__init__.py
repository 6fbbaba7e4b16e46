from colead.programmes.models.charter import Acknowledgement, CharterVersion
from colead.programmes.models.cohort import Cohort
from colead.programmes.models.enrolment import Enrolment
from colead.programmes.models.programme import Appointment, Competency, Programme

__all__ = [
    "Acknowledgement", "Appointment", "CharterVersion", "Cohort", "Competency", "Enrolment", "Programme",
]  # fmt: skip
