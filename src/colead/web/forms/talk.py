"""How one likes to talk: three scales, and languages by name."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from colead.kernel.errors import Refused
from colead.pairing.languages import LANGUAGES, OFTEN, find_language, known_languages
from colead.pairing.models import Profile
from colead.pairing.queries.profiles import Scale, scales_of
from colead.web.forms.profile import changes_of_set


class UnknownLanguage(Refused):
    code = "profiles.unknown_language"


@dataclass(frozen=True)
class Language:
    """A language to tick."""

    code: str
    name: str
    spoken: bool


class TalkForm:
    """What the page about talking shows and sends."""

    def __init__(self, profile: Profile, data: QueryDict | None) -> None:
        self.data = data
        self.another = data.get("another", "").strip() if data else ""
        self.saved_scales = scales_of(profile)
        self.spoken = list(profile.languages) if data is None else data.getlist("language")

    def marks(self) -> dict[str, str]:
        """Give what the page sends along to tell later what was changed on it."""
        scales = {f"was-{scale.name}": str(scale.value or "") for scale in self.scales}
        return {"was-language": ",".join(self.spoken), **scales}

    @property
    def scales(self) -> list[Scale]:
        """List the scales as the person left them."""
        if self.data is None:
            return list(self.saved_scales)
        return [Scale(s.name, s.low, s.high, self._posted(s.name)) for s in self.saved_scales]

    def changed_scales(self) -> dict[str, int]:
        """Give the scales that were moved since the page was made."""
        data = self.data or QueryDict()
        return {
            scale.name: scale.value
            for scale in self.scales
            if scale.value and str(scale.value) != data.get(f"was-{scale.name}", "")
        }

    def changed_languages(self) -> tuple[set[str], set[str]]:
        """Give the languages that were added and taken away; one typed by name counts once a button was pressed."""
        added, removed = changes_of_set(self.data or QueryDict(), "language")
        return added | self._typed(), removed

    @property
    def languages(self) -> list[Language]:
        """List the languages to tick: one's own first, then those that are spoken most."""
        offered = dict.fromkeys([*known_languages(self.spoken), *OFTEN])
        return [Language(code, str(LANGUAGES[code]), code in self.spoken) for code in offered]

    @property
    def all_names(self) -> list[str]:
        """List every name that can be typed."""
        return sorted(str(name) for name in LANGUAGES.values())

    def _typed(self) -> set[str]:
        pressed = self.data is not None and bool({"stay", "onward"} & set(self.data))
        if not (self.another and pressed):
            return set()
        code = find_language(self.another)
        if code is None:
            raise UnknownLanguage(
                _("We know no language called “%(name)s”. Try its English name.")
                % {"name": self.another[:40]}
            )
        return {code}

    def _posted(self, name: str) -> int | None:
        value = self.data.get(name, "") if self.data else ""
        return int(value) if value in ("1", "2", "3", "4", "5") else None
