"""Free text as vectors: the lexicon that is always there, and the model where it is installed."""

import itertools
import json
import struct
import sys
from dataclasses import replace

import numpy as np
import pytest

from colead_matching import Person, Problem, Rules, Weights, solve, verify
from colead_matching.meaning import LEXICON, meanings
from colead_matching.meaning.encoder import Encoder
from colead_matching.meaning.model import encoder, read_weights
from colead_matching.meaning.traits import without_traits
from colead_matching.meaning.vectors import whole
from colead_matching.meaning.wordpiece import Pieces

TUNED = [
    (
        "I avoid hard conversations and want to handle conflict better",
        "Resolving disputes between colleagues",
    ),
    ("I should delegate more and stop doing everything myself", "Letting go of tasks and trusting people"),
    ("Speaking in front of large audiences makes me nervous", "How to present well in public"),
    ("Setting a long-term strategy for my department", "Building a vision and a roadmap"),
    ("Giving honest feedback to my staff", "Coaching people so that they develop"),
    ("Finding time for myself, less stress", "Better balance and boundaries at work"),
]
# Written after the lexicon was closed, in other words than its own.
HELD_OUT = [
    (
        "My two senior engineers do not get along and it affects everyone",
        "Settling a quarrel between two heads",
    ),
    ("I stay late because I redo other people's work", "Handing work over without checking every detail"),
    ("I freeze when I have to address the whole company", "Talking to a big crowd with confidence"),
    ("Where should our department be in five years?", "Thinking ahead instead of firefighting"),
    ("Telling somebody that their work is not good enough", "How to have a performance review that helps"),
    ("I answer mails until midnight", "Switching off after work"),
    ("We are merging two units and nobody wants it", "Leading people through a reorganisation"),
    ("Winning the board over for my proposal", "Getting buy-in from senior stakeholders"),
    ("Half my people are remote and feel left out", "Including everyone in a hybrid team"),
    ("I take too long to make up my mind", "Choosing under uncertainty"),
]


def likeness(vectors, one, other):
    return sum(a * b for a, b in zip(vectors[one], vectors[other], strict=True)) / 127**2


def told_apart(pairs, *, model):
    """Returns how often two alike texts are more alike than two that are not; by chance it would be half."""
    texts = {
        f"{number}{side}": t for number, two in enumerate(pairs) for side, t in zip("ab", two, strict=True)
    }
    vectors = meanings(texts, model=model).vectors
    every = range(len(pairs))
    own = [likeness(vectors, f"{k}a", f"{k}b") for k in every]
    others = [likeness(vectors, f"{k}a", f"{m}b") for k in every for m in every if k != m]
    return sum((x > y) + (x == y) / 2 for x in own for y in others) / len(own) / len(others)


def test_the_lexicon_tells_topics_apart():
    assert told_apart(TUNED, model=False) == 1.0
    assert told_apart(HELD_OUT, model=False) > 0.55
    assert meanings({"a": "x"}, model=False).by == LEXICON


def test_texts_of_no_topic_are_like_nothing():
    vectors = meanings({"a": "Paella with seafood", "b": "Paella with seafood"}, model=False).vectors
    assert likeness(vectors, "a", "b") == 0
    assert meanings({"a": "  "}, model=False).vectors == {}


def test_words_that_name_a_trait_are_never_read():
    said = "As a 50 year old Catholic woman, I want to learn to delegate"
    assert without_traits(said) == "as a 50 year , i want to learn to delegate"


def test_the_criterion_takes_the_vectors_and_the_round_is_verified():
    texts = dict(zip("abcd", [TUNED[0][0], TUNED[1][0], TUNED[1][1], TUNED[0][1]], strict=True))
    vectors = meanings(texts, model=False).vectors
    people = tuple(Person(key, meaning=vectors[key]) for key in texts)
    weights = Weights.from_mapping({"text": 10})
    given = Problem(frozenset(), people, Rules(min_shared_hours=0, common_language=False), weights)
    found = solve(given)
    assert [group.members for group in found.partnerships] == [("a", "d"), ("b", "c")]
    assert verify(given, found) == []
    assert verify(given, replace(found, objective=replace(found.objective, total=1))) != []


def test_a_word_is_split_into_the_longest_known_pieces():
    known = ["[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "!"]
    pieces = Pieces({piece: number for number, piece in enumerate(known)})
    assert pieces.of("Unaffable! Zebra") == [1, 3, 4, 5, 6, 0, 2]


def test_weights_are_read_and_a_tiny_model_is_worked_out_as_by_hand(tmp_path):
    # One layer of two numbers whose attention and output add nothing: what comes out is the normed embedding.
    zeros, ones = np.zeros((12, 12), dtype="<f4"), np.ones(12, dtype="<f4")
    name = "encoder.layer.0"
    given: dict[str, np.ndarray] = {
        "embeddings.word_embeddings.weight": np.arange(36, dtype="<f4").reshape(3, 12) ** 2,
        "embeddings.position_embeddings.weight": np.zeros((4, 12), dtype="<f4"),
        "embeddings.token_type_embeddings.weight": np.zeros((2, 12), dtype="<f4"),
    }
    parts = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"]
    for part in (*parts, "intermediate.dense", "output.dense"):
        given[f"{name}.{part}.weight"], given[f"{name}.{part}.bias"] = zeros, zeros[0]
    for norm in ("embeddings", f"{name}.attention.output", f"{name}.output"):
        given[f"{norm}.LayerNorm.weight"], given[f"{norm}.LayerNorm.bias"] = ones, zeros[0]
    _write(tmp_path / "tiny.safetensors", given)
    read = read_weights(tmp_path / "tiny.safetensors")
    assert all(np.array_equal(read[key], value) for key, value in given.items())
    vector = Encoder(read, Pieces({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2})).encode("")
    rows = (np.arange(36).reshape(3, 12) ** 2)[1:]
    normed = (rows - rows.mean(axis=1, keepdims=True)) / rows.std(axis=1, keepdims=True)
    expected = normed.mean(axis=0) / np.linalg.norm(normed.mean(axis=0))
    assert np.allclose(vector, expected, atol=1e-5)


def _write(path, arrays):
    header, place, body = {}, 0, b""
    for name, array in arrays.items():
        data = array.tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(array.shape),
            "data_offsets": [place, place + len(data)],
        }
        place, body = place + len(data), body + data
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)


@pytest.fixture
def model():
    found = encoder()
    if found is None:
        pytest.skip("The sentence model is not installed.")
    return found


def test_the_model_agrees_with_its_published_examples(model):
    # The model card's own example, as its authors' pages show it: 0.943 and 0.257.
    vectors = {text: model.encode(text) for text in (
        "That is a happy person", "That is a very happy person", "Today is a sunny day"
    )}  # fmt: skip
    one, other, third = vectors.values()
    assert float(one @ other) == pytest.approx(0.943, abs=0.001)
    assert float(one @ third) == pytest.approx(0.257, abs=0.001)
    assert "torch" not in sys.modules


def test_the_model_tells_topics_apart_and_whole_numbers_lose_little(model):
    assert told_apart(TUNED, model=True) > 0.75
    assert told_apart(HELD_OUT, model=True) > 0.75
    exact = [model.encode(text) for two in TUNED for text in two]
    rounded = [np.array(whole(vector.tolist())) for vector in exact]
    for i, j in itertools.combinations(range(len(exact)), 2):
        assert abs(float(exact[i] @ exact[j]) - int(rounded[i] @ rounded[j]) / 127**2) < 0.02
