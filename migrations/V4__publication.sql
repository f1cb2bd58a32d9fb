-- Room `publication`: what was taken back from the public. A row is a decision, the latest one
-- counts; without one a text is public from its first version. ${app} may not change rows.
CREATE TABLE withholding (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resolution bigint NOT NULL REFERENCES resolution (id),
  withheld   boolean NOT NULL,
  voice      int NOT NULL REFERENCES voice (id),
  at         timestamptz NOT NULL
);
CREATE INDEX withholding_resolution ON withholding (resolution, id);

GRANT SELECT, INSERT ON withholding TO ${app};
