"""Why a backup is not taken or not put back, each by its name; live data are as they were."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused


class NoKey(Refused):
    code = "backup.no_key"
    sentence = _(
        "BACKUP_KEY is not set: backups are encrypted with a key of their own. `colead newkey` prints one; "
        "keep a copy away from the backups."
    )


class NoFolder(Refused):
    code = "backup.no_folder"
    sentence = _("Say where backups go: set BACKUP_DIR, or name a folder with --to.")


class NotABackup(Refused):
    code = "backup.not_one"
    sentence = _("This file is not a backup that Colead made.")


class OlderFormat(Refused):
    code = "backup.older_format"


class NewerFormat(Refused):
    code = "backup.newer_format"


class WrongKey(Refused):
    code = "backup.wrong_key"


class Truncated(Refused):
    code = "backup.truncated"
    sentence = _("This backup is cut off: its end is missing. Take an earlier one, or copy it anew.")


class Damaged(Refused):
    code = "backup.damaged"
    sentence = _("This backup is damaged: its content is not what was written. Take another one.")


class NewerVersion(Refused):
    code = "backup.newer_version"


class OtherDatabase(Refused):
    code = "backup.other_database"


class WrongContentKey(Refused):
    code = "backup.wrong_content_key"
    sentence = _(
        "The private text in this backup was written with another content key than CONTENT_KEY holds. Put the key "
        "that wrote it into CONTENT_KEY. If it is lost for good, --without-content-key brings back all the rest."
    )


class StillServing(Refused):
    code = "backup.still_serving"
    sentence = _("Colead is running here. Stop it first: nothing may write while a backup is put back.")


class SomebodyIsHere(Refused):
    code = "backup.somebody_is_here"
    sentence = _(
        "There are people in this database. --replace puts the backup in its place; what is here now is kept aside."
    )


class NoRoom(Refused):
    code = "backup.no_room"


class ToolFailed(Refused):
    code = "backup.tool"
