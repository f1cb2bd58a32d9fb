-- Room `record`: the verifiable log of each meeting. Leaves are written once; ${app} may take away
-- salts only, which is how words and names are erased while every proof stays valid.
CREATE TABLE record_log (
  meeting bigint PRIMARY KEY REFERENCES meeting (id),
  origin  text NOT NULL UNIQUE              -- the name that its checkpoints carry for ever
);

CREATE TABLE record_leaf (
  meeting    bigint NOT NULL REFERENCES record_log (meeting),
  idx        bigint NOT NULL CHECK (idx >= 0),
  resolution bigint NOT NULL,               -- 0 for what concerns no single one
  version    bigint NOT NULL,               -- of the journal's entry; 0 for the log's own entries
  entry      text   NOT NULL,               -- as RFC 8785 spells it
  hash       bytea  NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (meeting, idx)
);
CREATE UNIQUE INDEX record_leaf_version ON record_leaf (resolution, version) WHERE version > 0;

-- Hashes of the tree above full tiles: level L holds the roots of full tiles of level L - 1.
CREATE TABLE record_node (
  meeting bigint NOT NULL REFERENCES record_log (meeting),
  level   int    NOT NULL CHECK (level > 0),
  idx     bigint NOT NULL,
  hash    bytea  NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (meeting, level, idx)
);

CREATE TABLE record_salt (
  meeting bigint NOT NULL,
  idx     bigint NOT NULL,
  part    text   NOT NULL CHECK (part IN ('words', 'person')),
  salt    bytea  NOT NULL CHECK (length(salt) = 32),
  PRIMARY KEY (meeting, idx, part)
);

-- Signed checkpoints, as published.
CREATE TABLE record_head (
  meeting bigint NOT NULL REFERENCES record_log (meeting),
  size    bigint NOT NULL,
  note    text   NOT NULL,
  at      bigint NOT NULL,                  -- milliseconds since 1970
  PRIMARY KEY (meeting, size)
);

-- What is to be erased; done when the log has an entry that says so.
CREATE TABLE record_erasure (
  meeting bigint NOT NULL,
  idx     bigint NOT NULL,
  part    text   NOT NULL CHECK (part IN ('words', 'person')),
  basis   text   NOT NULL CHECK (length(basis) BETWEEN 1 AND 300),
  done    boolean NOT NULL DEFAULT false,
  PRIMARY KEY (meeting, idx, part)
);

GRANT SELECT, INSERT ON record_log, record_leaf, record_node, record_head TO ${app};
GRANT SELECT, INSERT, DELETE ON record_salt TO ${app};
GRANT SELECT, INSERT, UPDATE ON record_erasure TO ${app};
