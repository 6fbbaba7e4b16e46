"""The one cast of people that all tests and journeys play with. Openly fictional."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Character:
    """Somebody to write tests about."""

    name: str
    time_zone: str = "Europe/Berlin"

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@example.org"


AMARA = Character("Amara Model")  # coordinates
OLU = Character("Olu Pattern")  # coordinates another programme
SAM = Character("Sam Figure")  # sponsors
ADA = Character("Ada Root", "UTC")  # administers
BO = Character("Bo Sample")  # peer
CHIDI = Character("Chidi Example", "Africa/Lagos")  # Bo's partner
DANA = Character("Dana Instance", "America/New_York")  # peer in the same cohort
ELI = Character("Eli Mock", "Asia/Kolkata")  # peer in the same cohort
FEMI = Character("Femi Nominal")
GITA = Character("Gita Test")
HANA = Character("Hana Placeholder")
IVO = Character("Ivo Specimen")
KOFI = Character("Kofi Dummy", "Africa/Accra")  # met Bo in an earlier partnership
FOLA = Character("Fola Circle")  # facilitates a circle
MIRA = Character("Mira Sketch")  # mentors Lars in another programme
LARS = Character("Lars Outline")  # learns from Mira
EVA = Character("Eva Measure")  # evaluates, under pseudonyms
COCO = Character("Coco Assist")  # co-coordinates: invitations and the roster
VERA = Character("Vera Listener")  # one can report to her
ZOE = Character("Zoe Elsewhere")  # has an account, belongs to nothing

PASSWORD = "a long enough password"
