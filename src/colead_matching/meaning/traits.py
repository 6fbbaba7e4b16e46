"""Words that name a protected trait; the model never reads them."""

from collections.abc import Iterator

from colead_matching.meaning.wordpiece import words

TRAIT_STEMS = (
    "aged", "elderly", "millennial", "boomer", "retire", "christian", "catholic", "protestant", "muslim",
    "islam", "jewish", "jew", "judais", "hindu", "buddhis", "sikh", "atheis", "religio", "church", "mosque",
    "synagogue", "temple", "pray", "faith", "gender", "female", "woman", "women", "girl", "lady", "ladies",
    "male", "boy", "mother", "father", "mum", "mom", "dad", "parent", "wife", "husband", "spouse", "married",
    "divorce", "widow", "single", "pregnan", "maternity", "paternity", "gay", "lesbian", "bisexual", "queer",
    "lgbt", "transgender", "heterosexual", "homosexual", "sexual", "disab", "wheelchair", "blind", "deaf",
    "autis", "adhd", "dyslex", "depress", "bipolar", "diabet", "cancer", "illness", "disease", "therapy",
    "race", "racial", "ethnic", "white", "black", "asian", "african", "latin", "hispanic", "arab", "indigenous",
    "immigrant", "migrant", "refugee", "nationality", "citizen", "foreign", "native", "veteran", "union",
    "socialist", "conservative", "liberal", "democrat", "republican", "communist", "party",
)  # fmt: skip
EXACT = frozenset({"he", "she", "him", "her", "his", "hers", "man", "men", "old", "young", "sex"})


def without_traits(text: str) -> str:
    """Returns a text's words without those that may name a protected trait.

    >>> without_traits("As a young mother I want to delegate more")
    'as a i want to delegate more'
    """
    return " ".join(_kept(text))


def _kept(text: str) -> Iterator[str]:
    for word in words(text):
        if word not in EXACT and not word.startswith(TRAIT_STEMS):
            yield word
