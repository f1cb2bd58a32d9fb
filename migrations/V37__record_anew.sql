-- Room `record`: a log that could not go on (an old backup was restored) was begun anew under another name.
CREATE TABLE record_anew (
  meeting bigint NOT NULL REFERENCES record_log (meeting),
  number  int    NOT NULL CHECK (number > 1),
  origin  text   NOT NULL UNIQUE,
  before  text   NOT NULL,                  -- the last checkpoint that was signed, word for word
  reason  text   NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
  PRIMARY KEY (meeting, number)
);
GRANT SELECT, INSERT ON record_anew TO ${app};
