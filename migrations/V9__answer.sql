-- Who speaks where no delegation does: the server itself (a mail was delivered, a clock ran out),
-- and whoever hands something in from outside.
ALTER TABLE voice ALTER COLUMN delegation DROP NOT NULL;
WITH server AS (INSERT INTO person (name, created) VALUES ('Plenary', now()) RETURNING id)
INSERT INTO voice (person, delegation, delegation_name, region, capacity)
SELECT id, NULL, '', '', 'server' FROM server;
WITH public AS (INSERT INTO person (name, created) VALUES (NULL, now()) RETURNING id)
INSERT INTO voice (person, delegation, delegation_name, region, capacity)
SELECT id, NULL, '', '', 'public' FROM public;

-- Room `people`: where a person wants to be written to. Personal, like the name, and erased with it.
ALTER TABLE person ADD COLUMN email text CHECK (length(email) BETWEEN 3 AND 254);

-- Room `answer`: what chair, editor and secretariat prepare before it is published. The newest row
-- of an input counts; all stay, so that it can be seen who wrote what and when.
CREATE TABLE answer_draft (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resolution bigint NOT NULL,
  input      int    NOT NULL CHECK (input > 0),
  body       text,                          -- JSON of the answer; NULL: it was dropped or published
  voice      int    NOT NULL REFERENCES voice (id),
  at         bigint NOT NULL                -- milliseconds since 1970
);
CREATE INDEX answer_draft_input ON answer_draft (resolution, input, id);

-- Mail that is to be sent, and that was. The address is looked up when it is sent and stays in the
-- rooms that know it. A row is made once for each answer and addressee, however often that is tried.
CREATE TABLE outgoing_mail (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resolution bigint NOT NULL,
  input      int    NOT NULL,
  version    bigint NOT NULL,               -- of the entry that published the answer
  person     bigint NOT NULL,               -- addressee; 0: whoever handed a public input in
  subject    text   NOT NULL,
  body       text   NOT NULL,
  made       bigint NOT NULL,               -- milliseconds since 1970, like the other times
  attempts   int    NOT NULL DEFAULT 0,
  next_try   bigint NOT NULL,
  error      text   NOT NULL DEFAULT '',    -- of the last attempt, without the address
  state      text   NOT NULL DEFAULT 'waiting'
             CHECK (state IN ('waiting', 'sent', 'recorded', 'superseded', 'failed')),
  settled    bigint,                        -- when it got into a state other than waiting
  UNIQUE (resolution, input, version, person)
);
CREATE INDEX outgoing_mail_due ON outgoing_mail (next_try) WHERE state IN ('waiting', 'sent');

GRANT SELECT, INSERT ON answer_draft TO ${app};
GRANT SELECT, INSERT, UPDATE ON outgoing_mail TO ${app};

-- Who wrote what says from now on which proposal brought the words: snapshots are made again.
DELETE FROM snapshot;
