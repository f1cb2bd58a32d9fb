-- Room `meeting`: whether people without an account may hand something in.
ALTER TABLE meeting ADD COLUMN invites_public boolean NOT NULL DEFAULT false;

-- Room `input`: what they hand in. The log has the commitment (SHA-256 of salt and words) and what
-- became of it; words, salt, name and address stand here only and can be erased for ever.
CREATE TABLE submission (
  resolution bigint NOT NULL,
  receipt    text   NOT NULL CHECK (receipt ~ '^[a-f0-9]{32}$'),  -- hash of what the receipt's address holds
  commitment text   NOT NULL CHECK (commitment ~ '^[a-f0-9]{64}$'),
  salt       text   NOT NULL,
  words      text   NOT NULL CHECK (length(words) <= 4000),
  name       text   CHECK (length(name) BETWEEN 1 AND 200),
  email      text   CHECK (length(email) BETWEEN 3 AND 254),
  named      boolean NOT NULL,            -- whether the name may be published with the words
  at         bigint NOT NULL,             -- milliseconds since 1970
  looked     boolean NOT NULL DEFAULT false,  -- the secretariat has decided whether it is shown
  erased     bigint,                      -- when words, salt, name and address were erased
  PRIMARY KEY (resolution, receipt),
  UNIQUE (resolution, commitment)
);
CREATE INDEX submission_waiting ON submission (resolution) WHERE NOT looked;

GRANT SELECT, INSERT, UPDATE, DELETE ON submission TO ${app};
