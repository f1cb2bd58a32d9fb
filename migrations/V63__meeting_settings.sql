-- Room `meeting`: for how many days an answer may be contested; how often the settings were changed, and by whom. A row of
-- meeting_change is what was done to one setting; ${app} may not change rows.
ALTER TABLE meeting
  ADD COLUMN contest_days int NOT NULL DEFAULT 14 CHECK (contest_days BETWEEN 1 AND 90),
  ADD COLUMN revision     int NOT NULL DEFAULT 0;

CREATE TABLE meeting_change (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting bigint NOT NULL REFERENCES meeting (id),
  field   text   NOT NULL,                 -- code of the setting; slug: the meeting was opened
  was     text   NOT NULL,
  now     text   NOT NULL,
  voice   int    NOT NULL REFERENCES voice (id),
  at      bigint NOT NULL                  -- milliseconds since 1970
);
CREATE INDEX meeting_change_meeting ON meeting_change (meeting, id);
GRANT SELECT, INSERT ON meeting_change TO ${app};
