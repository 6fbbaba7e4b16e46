from colead.people.models.directory import DirectoryEntry, DirectoryImport
from colead.people.models.erasure import Erasure
from colead.people.models.person import Person

__all__ = ["DirectoryEntry", "DirectoryImport", "Erasure", "Person"]
