"""Why an export is not read in, each by its name; nothing was changed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused


class NotAnExport(Refused):
    code = "transfer.not_one"
    sentence = _("This file is not an export that Colead made.")


class OtherFormat(Refused):
    code = "transfer.format"


class OtherVersion(Refused):
    code = "transfer.version"


class Damaged(Refused):
    code = "transfer.damaged"


class WrongContentKey(Refused):
    code = "transfer.content_key"
    sentence = _(
        "The private text in this export was written with another content key than CONTENT_KEY holds. Put the key that "
        "wrote it into CONTENT_KEY first."
    )


class SomebodyIsHere(Refused):
    code = "transfer.somebody_is_here"
    sentence = _("There are people in this database. An export is only read into one without any.")


class CameOutDifferently(Refused):
    code = "transfer.different"
