"""Reading what is typed into a search box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault import ask
from app.vault.ask import Term
from app.vault.database import Database
from app.vault.vocabulary import Vocabulary
from tests.support import memory_database

FIELDS = frozenset({"tag", "before"})


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", []),
        ("   ", []),
        ("two words ", [Term("two"), Term("words")]),
        ("typing now", [Term("typing"), Term("now", starts=True, typed=True)]),
        ("begin* ", [Term("begin", starts=True)]),
        ("begin*", [Term("begin", starts=True)]),
        ('"a phrase" ', [Term("a phrase")]),
        ('"a phrase"', [Term("a phrase")]),
        ('"not yet clos', [Term("not yet clos", starts=True, typed=True)]),
        ('"far aw"* ', [Term("far aw", starts=True)]),
        ("-not ", [Term("not", negative=True)]),
        ("-not", [Term("not", negative=True)]),
        ('-"two words" ', [Term("two words", negative=True)]),
        ("tag:x ", [Term("x", "tag")]),
        ("TAG:x ", [Term("x", "tag")]),
        ('tag:"far away" ', [Term("far away", "tag")]),
        ('-tag:"far away" ', [Term("far away", "tag", negative=True)]),
        ("tag: ", [Term("tag:")]),
        ("other:x ", [Term("other:x")]),
        ("http://a.b ", [Term("http://a.b")]),
        ("“curly quotes” ", [Term("curly quotes")]),
        ("tag：x ", [Term("x", "tag")]),
        ("-", []),
        ('"', []),
        ('""', []),
        ("- * ( ) :", []),
        ("a-b ", [Term("a-b")]),
        ('word"phrase" ', [Term("word"), Term("phrase")]),
    ],
)
def test_reading(query: str, terms: list[Term]) -> None:
    assert ask.read(query, FIELDS) == terms


def test_a_complete_query_has_no_word_still_being_typed() -> None:
    assert ask.read("typing now", typing=False) == [Term("typing"), Term("now")]


def test_no_end_of_terms_or_letters_is_too_much() -> None:
    assert len(ask.read("a " * 5000)) == ask.MAX_TERMS


@pytest.fixture(scope="module")
def empty() -> Database:
    return memory_database()


@pytest.mark.parametrize(
    "word",
    [
        "AND",
        "OR",
        "NOT",
        "NEAR(a b)",
        "title:",
        "{title body}:",
        "^a",
        "a + b",
        '"; DROP TABLE entry; --',
        "'",
        "*",
        "rank",
    ],
)
def test_signs_of_the_index_are_only_words(empty: Database, word: str) -> None:
    _match(empty, f"{word} x")


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_that_is_typed_is_an_error(empty: Database, query: str) -> None:
    _match(empty, query)


@given(st.text(alphabet="ab \"*-:()^+{}\\'NOT 我🌊\x00"))
def test_no_arrangement_of_signs_is_an_error(empty: Database, query: str) -> None:
    _match(empty, query)


def _match(db: Database, query: str) -> None:
    terms = ask.read(query, FIELDS)
    vocabulary = Vocabulary(db, "entry_words")
    for negative in (False, True):
        expression = ask.expression(terms, vocabulary, negative=negative)
        if expression:
            assert db.rows("SELECT rowid FROM entry_words WHERE entry_words MATCH ?", (expression,)) == []
