-- Room `input`: files that contributions come in, kept while the secretariat looks at what was read
-- and to which clauses it belongs. What is put on record goes into the log; the rest is nobody's
-- record and can be removed.
CREATE TABLE incoming (
  id         bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  meeting    bigint NOT NULL REFERENCES meeting (id),
  name       text   NOT NULL CHECK (length(name) <= 200),
  file       bytea  NOT NULL,
  reading    text   NOT NULL,                -- JSON of what was read
  delegation bigint NOT NULL REFERENCES delegation (id),
  symbol     text   NOT NULL CHECK (length(symbol) <= 300),
  source     text   NOT NULL CHECK (length(source) <= 300),
  title      text   NOT NULL CHECK (length(title) <= 300),
  item       text   NOT NULL CHECK (length(item) <= 300),
  voice      int    NOT NULL REFERENCES voice (id),
  at         bigint NOT NULL                 -- milliseconds since 1970
);

-- Which resolution a part of it is about.
CREATE TABLE incoming_part (
  incoming   bigint NOT NULL REFERENCES incoming (id) ON DELETE CASCADE,
  part       int    NOT NULL CHECK (part >= 0),
  resolution bigint NOT NULL,                -- 0: none, left out; -1: a new one
  reading    text,                           -- JSON of the part, read by means of that resolution
  PRIMARY KEY (incoming, part)
);

-- What the secretariat says of single changes: of which clause they are, or that they are left out.
CREATE TABLE incoming_choice (
  incoming bigint NOT NULL REFERENCES incoming (id) ON DELETE CASCADE,
  part     int    NOT NULL,
  wish     text   NOT NULL CHECK (length(wish) <= 60),
  clause   text   NOT NULL CHECK (length(clause) <= 40),
  place    text   NOT NULL CHECK (place IN ('at', 'before', 'after', 'out')),
  PRIMARY KEY (incoming, part, wish)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON incoming, incoming_part, incoming_choice TO ${app};
