-- Room `meeting`: meetings and their agenda. The texts themselves are in the log.

CREATE TABLE meeting (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug         text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  title        text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  organization text NOT NULL CHECK (length(organization) BETWEEN 1 AND 200),
  place        text NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
  starts       date NOT NULL,
  ends         date NOT NULL CHECK (ends >= starts),
  languages    text[] NOT NULL CHECK (cardinality(languages) > 0),
  numbering    text NOT NULL CHECK (numbering IN ('itu', 'un')),
  created      timestamptz NOT NULL
);

CREATE TABLE resolution (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting   bigint NOT NULL REFERENCES meeting (id),
  slug      text NOT NULL CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  item      text NOT NULL CHECK (length(item) <= 60),     -- number on the agenda, may be empty
  symbol    text NOT NULL CHECK (length(symbol) BETWEEN 1 AND 120),
  title     text NOT NULL CHECK (length(title) BETWEEN 1 AND 600),
  language  text NOT NULL CHECK (language ~ '^[a-z]{2,3}$'),
  direction text NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  voice     int NOT NULL REFERENCES voice (id),           -- who put it on the agenda
  created   timestamptz NOT NULL,
  UNIQUE (meeting, slug)
);

GRANT SELECT, INSERT, UPDATE ON meeting, resolution TO ${app};
