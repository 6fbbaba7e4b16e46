from colead.programmes.models.cohort import Cohort
from colead.programmes.models.enrolment import Enrolment
from colead.programmes.models.programme import Appointment, Competency, Programme

__all__ = ["Appointment", "Cohort", "Competency", "Enrolment", "Programme"]
