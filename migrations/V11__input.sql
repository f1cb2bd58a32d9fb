-- Room `input`: proposals that a delegation prepares in private. The text of a draft is a stream of
-- the log like a resolution's, under a number that no resolution has; nothing else leads to it.
CREATE TABLE draft (
  id           bigint PRIMARY KEY DEFAULT nextval('resolution_id_seq'),
  resolution   bigint NOT NULL REFERENCES resolution (id),
  delegation   bigint NOT NULL REFERENCES delegation (id),
  kind         text   NOT NULL,
  clause       text   NOT NULL,
  place        text   NOT NULL,
  amends       int    NOT NULL,             -- number of the proposal it would change, or 0
  number       int    NOT NULL,             -- number of the proposal it is a new version of, or 0
  contribution int    NOT NULL,
  base         bigint NOT NULL,             -- version of the resolution it is made on
  symbol       text   NOT NULL,
  why          text   NOT NULL,
  state        text   NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'submitted', 'abandoned')),
  version      bigint NOT NULL DEFAULT 0,   -- of the entry that handed it in
  voice        int    NOT NULL REFERENCES voice (id),
  at           bigint NOT NULL              -- milliseconds since 1970
);
CREATE INDEX draft_of_delegation ON draft (resolution, delegation) WHERE state = 'open';

-- The clocks of silence procedures are found again after a restart.
CREATE INDEX entry_silence ON entry (resolution) WHERE kind = 'silence';

GRANT SELECT, INSERT, UPDATE ON draft TO ${app};
GRANT USAGE ON SEQUENCE resolution_id_seq TO ${app};
