-- Schema 1.2: packs: what came from whom, keys met, keys of one's own, packs that are being written.

-- A pack that something was taken from.  Removing it removes everything below it.
CREATE TABLE pack (
    id          TEXT PRIMARY KEY,             -- drawn by its author, the same in every version
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    root        TEXT NOT NULL,                -- hex: the first key of its author, through all rotations
    seq         INTEGER NOT NULL              -- the highest version met
) STRICT, WITHOUT ROWID;

-- The files as they came, with the signatures of their signers: the version met last, and those that an
-- item still stands in as it was taken from them.
CREATE TABLE pack_note (
    pack_id TEXT NOT NULL REFERENCES pack(id) ON DELETE CASCADE,
    seq     INTEGER NOT NULL,
    hash    TEXT NOT NULL,                    -- hex: SHA-256 of what was signed
    note    TEXT NOT NULL,
    PRIMARY KEY (pack_id, seq)
) STRICT, WITHOUT ROWID;

-- What was taken, from which version, and what became of it.
CREATE TABLE pack_item (
    pack_id     TEXT NOT NULL REFERENCES pack(id) ON DELETE CASCADE,
    item_id     TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    pos         INTEGER NOT NULL,             -- its place in the pack
    kind        TEXT NOT NULL,
    seq         INTEGER NOT NULL,             -- the version in which it stands as it was taken
    policy      TEXT NOT NULL,                -- newer, always, never
    row_id      TEXT NOT NULL,                -- what it became in another room; '' = it lives here
    PRIMARY KEY (pack_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pack_item_deleted ON pack_item(deleted_at) WHERE deleted_at IS NOT NULL;

-- One adding or updating, so that it can be undone as one.
CREATE TABLE pack_apply (
    id         TEXT PRIMARY KEY,
    pack_id    TEXT NOT NULL REFERENCES pack(id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seq        INTEGER NOT NULL,              -- the version that was added from
    added      INTEGER NOT NULL,
    updated    INTEGER NOT NULL,
    removed    INTEGER NOT NULL,
    before     TEXT NOT NULL                  -- JSON: the rows that it touched, as they were
) STRICT, WITHOUT ROWID;
CREATE INDEX pack_apply_pack ON pack_apply(pack_id, created_at);

-- Keys of other people.  A revoked one stays: a revocation is permanent.
CREATE TABLE pack_signer (
    key         TEXT PRIMARY KEY,             -- hex of the 32 bytes
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    name        TEXT NOT NULL,                -- that of the note
    shown       TEXT NOT NULL,
    about       TEXT NOT NULL,
    age         TEXT NOT NULL,                -- a recipient to encrypt to, or ''
    state       TEXT NOT NULL,                -- unknown, known, verified, revoked
    came_by     TEXT NOT NULL,                -- how it became verified: words, rotation, or ''
    root        TEXT NOT NULL,                -- hex: the first key in its row of rotations
    seq         INTEGER NOT NULL,             -- of the last rotation that it took part in
    followed_by TEXT NOT NULL,                -- hex: the key that came in its place, or ''
    notes       TEXT NOT NULL                 -- JSON list: rotation and revocation, to be passed on
) STRICT, WITHOUT ROWID;

-- Keys of the person's own.  They leave the vault only encrypted.
CREATE TABLE own_key (
    id          TEXT PRIMARY KEY,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    kind        TEXT NOT NULL,                -- sign, age
    name        TEXT NOT NULL,
    shown       TEXT NOT NULL,
    pack_id     TEXT NOT NULL,                -- the one pack that it is for, or ''
    secret      TEXT NOT NULL,                -- hex of the seed; an identity of age
    public      TEXT NOT NULL,                -- hex of the key; a recipient of age
    state       TEXT NOT NULL,                -- good, followed, revoked
    seq         INTEGER NOT NULL,             -- of the last rotation
    notes       TEXT NOT NULL                 -- JSON list: its rotations and its revocation
) STRICT, WITHOUT ROWID;

-- Packs that the person is writing.
CREATE TABLE pack_draft (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deleted_at  INTEGER,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,                -- JSON: everything that it says, finished or not
    signed_seq  INTEGER NOT NULL,             -- the number under which it was signed last; 0 = never
    signed_hash TEXT NOT NULL,                -- hex: SHA-256 of what was said under that number
    extra       TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX pack_draft_deleted ON pack_draft(deleted_at) WHERE deleted_at IS NOT NULL;
