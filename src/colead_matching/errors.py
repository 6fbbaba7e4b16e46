"""What goes wrong before or while a round is solved."""


class ProblemError(ValueError):
    """Says, in a sentence for people, why a problem cannot be solved as stated."""


class Cancelled(Exception):
    """Ends a solve that was asked to stop; nothing of it is kept."""
