-- Schema 1: the first.  Every vault is created here and migrated up, so the steps never rot.
-- Times: *_at are milliseconds since 1970 in UTC; `local` is the wall clock as lived.
-- `seq` is the place of a row in time: see app/vault/rows.py.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was deleted for good: identities only, so that a second copy of the vault learns of it.
CREATE TABLE tombstone (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    deleted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE preference (
    key         TEXT PRIMARY KEY,
    value       TEXT NOT NULL,           -- JSON
    modified_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each import, so that it can be undone as one.
CREATE TABLE import_batch (
    id         TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL,
    format     TEXT NOT NULL,
    kept       INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    skipped    INTEGER NOT NULL,
    unreadable INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What an import added besides entries (which carry `import_id` themselves).
CREATE TABLE import_row (
    import_id TEXT NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,              -- the table
    row_id    TEXT NOT NULL,
    PRIMARY KEY (import_id, kind, row_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    local       TEXT NOT NULL,
    zone        TEXT NOT NULL,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    veiled      INTEGER NOT NULL DEFAULT 0,
    veil_note   TEXT NOT NULL DEFAULT '',
    starred     INTEGER NOT NULL DEFAULT 0,
    source      TEXT NOT NULL DEFAULT '',     -- importer's name
    source_id   TEXT NOT NULL DEFAULT '',     -- stable identity elsewhere
    import_id   TEXT REFERENCES import_batch(id),
    original    TEXT,                         -- the text as it came, where converting changed it
    extra       TEXT NOT NULL DEFAULT '{}'    -- JSON: fields of elsewhere, kept and written back
) STRICT;
CREATE INDEX entry_deleted ON entry(deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX entry_starred ON entry(starred) WHERE starred = 1;
CREATE INDEX entry_veiled ON entry(veiled) WHERE veiled = 1;
CREATE UNIQUE INDEX entry_source ON entry(source, source_id) WHERE source_id <> '';
CREATE INDEX entry_import ON entry(import_id) WHERE import_id IS NOT NULL;

-- Tags and mood words (`field`), one row each, in the order chosen; `fold` is what is compared.
CREATE TABLE entry_label (
    seq   INTEGER NOT NULL REFERENCES entry(seq) ON DELETE CASCADE ON UPDATE CASCADE,
    field TEXT NOT NULL,                      -- 'tag' or 'mood'
    pos   INTEGER NOT NULL,
    value TEXT NOT NULL,
    fold  TEXT NOT NULL,
    PRIMARY KEY (seq, field, pos)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_label_fold ON entry_label(field, fold, seq);

CREATE TABLE entry_version (
    id       TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    saved_at INTEGER NOT NULL,                -- when this text was last written
    kept_at  INTEGER NOT NULL,                -- when it was put aside
    title    TEXT NOT NULL,
    body     TEXT NOT NULL,
    tags     TEXT NOT NULL,                   -- JSON list
    moods    TEXT NOT NULL                    -- JSON list
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_version_entry ON entry_version(entry_id, kept_at);

CREATE TABLE template (
    id          TEXT PRIMARY KEY,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    name        TEXT NOT NULL,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    tags        TEXT NOT NULL                 -- JSON list
) STRICT, WITHOUT ROWID;

-- The person's changes to the mood words: added, hidden, renamed.
CREATE TABLE mood_word (
    word        TEXT PRIMARY KEY COLLATE NOCASE,
    modified_at INTEGER NOT NULL,
    family      TEXT NOT NULL,                -- quadrant, see app/journal/moods.py
    label       TEXT NOT NULL,                -- '' = as built in
    hidden      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE trigger_note (
    seq           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    created_at    INTEGER NOT NULL,
    modified_at   INTEGER NOT NULL,
    deleted_at    INTEGER,
    local         TEXT NOT NULL,
    zone          TEXT NOT NULL,
    day_part      TEXT NOT NULL,
    danger        TEXT NOT NULL,
    note          TEXT NOT NULL,
    thought       TEXT NOT NULL,
    peak          INTEGER,
    peak_in_words INTEGER NOT NULL,
    numb          INTEGER,
    after         INTEGER,
    numb_after    INTEGER,
    after_minutes INTEGER,
    helped        TEXT NOT NULL,
    next_time     TEXT NOT NULL,
    extra         TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX trigger_note_deleted ON trigger_note(deleted_at) WHERE deleted_at IS NOT NULL;

-- places, channels, body, feelings, urges, did: one row a chip, in the order chosen.
CREATE TABLE trigger_chip (
    seq   INTEGER NOT NULL REFERENCES trigger_note(seq) ON DELETE CASCADE ON UPDATE CASCADE,
    field TEXT NOT NULL,
    pos   INTEGER NOT NULL,
    value TEXT NOT NULL,
    fold  TEXT NOT NULL,
    PRIMARY KEY (seq, field, pos)
) STRICT, WITHOUT ROWID;
CREATE INDEX trigger_chip_fold ON trigger_chip(field, fold, seq);

CREATE TABLE strategy (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    title       TEXT NOT NULL,
    steps       TEXT NOT NULL,                -- JSON list
    helps_when  TEXT NOT NULL,
    not_when    TEXT NOT NULL,
    minutes     INTEGER,
    discreet    TEXT NOT NULL,
    needs       TEXT NOT NULL,                -- JSON list
    tags        TEXT NOT NULL,                -- JSON list
    cautions    TEXT NOT NULL,                -- JSON list
    states      TEXT NOT NULL,                -- JSON list
    source      TEXT NOT NULL DEFAULT '',     -- '' own; later: the pack it came from
    extra       TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX strategy_deleted ON strategy(deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE tool_mark (
    tool_id     TEXT PRIMARY KEY,
    modified_at INTEGER NOT NULL,
    favourite   INTEGER NOT NULL,
    not_for_me  INTEGER NOT NULL,
    own_note    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE practice (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    local       TEXT NOT NULL,
    zone        TEXT NOT NULL,
    tool_id     TEXT NOT NULL,
    tool_title  TEXT NOT NULL,
    state       TEXT NOT NULL,
    before      INTEGER,
    numb_before INTEGER,
    after       INTEGER,
    numb_after  INTEGER,
    verdict     TEXT NOT NULL,
    note        TEXT NOT NULL,
    trigger_id  TEXT NOT NULL,
    extra       TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX practice_tool ON practice(tool_id, seq);
CREATE INDEX practice_deleted ON practice(deleted_at) WHERE deleted_at IS NOT NULL;

-- Contentless indexes over the words as app/vault/words.py cuts them (scripts without spaces
-- are cut into characters).  With secure-delete, a removed row leaves no word behind; the
-- old words are given back at deletion, which is why this is not `contentless_delete`.
CREATE VIRTUAL TABLE entry_words USING fts5(
    title, body, labels, content='', prefix='2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
INSERT INTO entry_words(entry_words, rank) VALUES ('secure-delete', 1);

-- Rows that the index lags behind (app/vault/index.py): the words it still holds of them, or
-- NULL where it holds none.
CREATE TABLE entry_late (
    seq    INTEGER PRIMARY KEY,
    title  TEXT,
    body   TEXT,
    labels TEXT
) STRICT;

CREATE VIRTUAL TABLE trigger_words USING fts5(
    words, content='', prefix='2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
INSERT INTO trigger_words(trigger_words, rank) VALUES ('secure-delete', 1);

CREATE TABLE trigger_late (
    seq   INTEGER PRIMARY KEY,
    words TEXT
) STRICT;
