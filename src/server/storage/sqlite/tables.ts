/**
 * The tables of format 2. What repeats in every row (workspace, scope) is a number. A commit's row holds who, when
 * and why; what it did is its versions: the bodies of the records as it left them, null where it deleted one. The
 * body before is the version before.
 */
export const FORMAT = 2

export const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;

  CREATE TABLE workspace (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;

  CREATE TABLE scope (
    number INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (workspace, name)
  ) STRICT;

  CREATE TABLE record (
    workspace INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    scope INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, kind, id)
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX record_of_scope ON record (scope, kind, id);

  -- step is null where it is the commit's own id; intents and the numbers of the scopes are JSON arrays. mark is of
  -- all the columns before it, so that a flipped bit is found; null where the commit was written before there was one.
  CREATE TABLE "commit" (
    workspace INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    step TEXT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    via TEXT NOT NULL,
    program TEXT,
    session TEXT,
    schema INTEGER NOT NULL,
    note TEXT,
    intents TEXT NOT NULL,
    scopes TEXT NOT NULL,
    mark INTEGER,
    PRIMARY KEY (workspace, seq),
    UNIQUE (workspace, id)
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX commit_of_step ON "commit" (workspace, step, seq) WHERE step IS NOT NULL;
  CREATE INDEX commit_at ON "commit" (workspace, at, seq);

  -- nth is its place in the commit, across scopes; mark tells bodies apart without reading them (mark.ts).
  CREATE TABLE version (
    scope INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    mark INTEGER NOT NULL,
    aside INTEGER,
    body TEXT,
    PRIMARY KEY (scope, seq, nth)
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX version_of ON version (scope, id, seq, nth, kind, mark);

  -- The records of a scope right after the commit seq, as a snapshot: where a past moment is read from.
  CREATE TABLE checkpoint (
    scope INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (scope, seq)
  ) STRICT;

  -- text is JSON, which keeps every text exactly. mark is that of a commit, of the text.
  CREATE TABLE document (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    scope INTEGER NOT NULL,
    text TEXT NOT NULL,
    mark INTEGER,
    UNIQUE (workspace, id)
  ) STRICT;

  CREATE TABLE blob (
    workspace INTEGER NOT NULL,
    hash TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (workspace, hash)
  ) STRICT;

  CREATE TABLE position (
    workspace INTEGER NOT NULL,
    follower TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (workspace, follower)
  ) WITHOUT ROWID, STRICT;
`
