-- Room `input`: transcripts of meetings, kept while the secretariat takes statements out of them.
-- What is taken goes into the log; the rest is nobody's record and can be removed.
CREATE TABLE transcript (
  id      bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  meeting bigint NOT NULL REFERENCES meeting (id),
  source  text   NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
  words   text   NOT NULL,
  voice   int    NOT NULL REFERENCES voice (id),
  at      bigint NOT NULL                   -- milliseconds since 1970
);

-- For whom somebody of a transcript speaks.
CREATE TABLE transcript_speaker (
  transcript bigint NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
  speaker    text   NOT NULL,
  delegation bigint NOT NULL REFERENCES delegation (id),
  PRIMARY KEY (transcript, speaker)
);

GRANT SELECT, INSERT, DELETE ON transcript TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON transcript_speaker TO ${app};
