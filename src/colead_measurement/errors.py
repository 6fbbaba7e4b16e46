"""What keeps a statistic from being worked out."""


class NotMeasurable(ValueError):
    """Says, in a sentence for people, why data do not allow a statistic.

    `code` says it for software: too_few, constant, missing, uneven, wrong_kind, out_of_range, not_identified.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
