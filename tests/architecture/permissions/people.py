from django.core.files.uploadedfile import SimpleUploadedFile

from colead.people.actions import imports
from colead.people.models import DirectoryImport
from tests.architecture.permissions.row import Row
from tests.factories.people import NOW
from tests.factories.scene import Scene

FILE = b"staff number,name\n1,Bo\n"


def uploaded(scene: Scene):
    """Give an import of the coordinator's that is ready to confirm."""
    started = imports.upload(content=FILE, file_name="a.csv", by=scene.people["coordinator"], at=NOW)
    imports.work_through(lambda: NOW)
    return {"key": DirectoryImport.objects.get(pk=started.pk).key}


ROWS = [
    #                               nobody stranger peer partner coordinator other sponsor administrator
    Row("directory", "GET", "sxxxooxo"),
    Row("new_import", "GET", "sxxxooxo"),
    Row(
        "new_import",
        "POST",
        "sxxxooxo",
        data=lambda s: {"file": SimpleUploadedFile("people.csv", b"Name\nBo\n")},
    ),
    Row("import", "GET", "sxxxoxxo", uploaded, note="its uploader and administrators"),
    Row("choose_columns", "POST", "sxxxoxxo", uploaded, lambda s: {"column-0": "reference"}),
    Row("confirm_import", "POST", "sxxxoxxo", uploaded),
    Row("discard_import", "POST", "sxxxoxxo", uploaded),
]
