"""Backups: taken while people write, encrypted with a key of their own, checked before anything is put back."""
