"""The scores of pools too large for matrices, a row of pairs at a time."""
