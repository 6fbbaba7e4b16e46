"""All of an installation as open files, and back: from one kind of database to the other, row by row the same."""
