-- Room `publication`: the lines of each resolution's timeline, made out of its log five hundred
-- entries at a time, so that nobody's reading goes through the whole log. May be thrown away.
CREATE TABLE happening (
  resolution bigint NOT NULL,
  last       bigint NOT NULL,               -- the version at which it ended
  part       int    NOT NULL,               -- which of the lines that end there
  voice      int    NOT NULL,
  kind       text   NOT NULL,
  clauses    text[] NOT NULL,
  wrote      boolean NOT NULL,              -- whether it changed the text
  body       text   NOT NULL,               -- the line as JSON
  PRIMARY KEY (resolution, last, part)
);

-- Up to which version they are made.
CREATE TABLE happening_upto (
  resolution bigint NOT NULL,
  version    bigint NOT NULL,
  PRIMARY KEY (resolution, version)
);

GRANT SELECT, INSERT, DELETE ON happening, happening_upto TO ${app};
