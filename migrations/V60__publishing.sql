-- Room `meeting`: when the public is shown what happens. A row is a decision, the latest one counts; without one a
-- meeting is public at once. ${app} may not change rows.
CREATE TABLE publishing (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting bigint NOT NULL REFERENCES meeting (id),
  mode    text   NOT NULL CHECK (mode IN ('live', 'delay', 'stages')),
  minutes int    NOT NULL CHECK (minutes BETWEEN 0 AND 10080),
  voice   int    NOT NULL REFERENCES voice (id),
  at      bigint NOT NULL                  -- milliseconds since 1970
);
CREATE INDEX publishing_meeting ON publishing (meeting, id);
GRANT SELECT, INSERT ON publishing TO ${app};

-- Room `journal`: the few entries that may end a stage; an edit is not in it.
CREATE INDEX entry_stage ON entry (resolution, version)
  WHERE kind IN ('text', 'clause-status', 'silence-end', 'sitting', 'naming', 'adoption');
