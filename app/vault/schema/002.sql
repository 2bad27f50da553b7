-- Schema 1.1: cards that are kept from exercises, lines of one's own, fair tests.

-- Strengths of a use that were given in words: they have an order and are never averaged with numbers.
ALTER TABLE practice ADD COLUMN in_words INTEGER NOT NULL DEFAULT 0;

-- What the person kept of an exercise: a card to read again.
CREATE TABLE card (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    local       TEXT NOT NULL,
    zone        TEXT NOT NULL,
    tool_id     TEXT NOT NULL,                -- '' = written without an exercise
    title       TEXT NOT NULL,
    parts       TEXT NOT NULL,                -- JSON list of [heading, [line, ...]]
    extra       TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX card_deleted ON card(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX card_tool ON card(tool_id, seq);

-- A line of the person's own, or, under a built-in line's id, what they changed of it.
CREATE TABLE help_line (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    own         INTEGER NOT NULL,             -- 1 = not built in
    hidden      INTEGER NOT NULL,
    name        TEXT NOT NULL,                -- '' = as built in
    contact     TEXT NOT NULL,
    hours       TEXT NOT NULL,
    note        TEXT NOT NULL,
    extra       TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX help_line_deleted ON help_line(deleted_at) WHERE deleted_at IS NOT NULL;

-- Two tools, the coin decides which: the one design that speaks to cause.
CREATE TABLE fair_test (
    id          TEXT PRIMARY KEY,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    ended_at    INTEGER,
    first_tool  TEXT NOT NULL,
    second_tool TEXT NOT NULL,
    situation   TEXT NOT NULL,
    would_change TEXT NOT NULL,               -- what the person said beforehand would count as a difference
    extra       TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;
CREATE INDEX fair_test_deleted ON fair_test(deleted_at) WHERE deleted_at IS NOT NULL;

-- One throw of the coin.  `practice_id` is the use that followed, if it was noted.
CREATE TABLE fair_turn (
    test_id     TEXT NOT NULL REFERENCES fair_test(id) ON DELETE CASCADE,
    pos         INTEGER NOT NULL,
    thrown_at   INTEGER NOT NULL,
    tool_id     TEXT NOT NULL,
    practice_id TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (test_id, pos)
) STRICT, WITHOUT ROWID;
