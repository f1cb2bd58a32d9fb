-- Room `input`: answers that defer an input to a day are found again after a restart.
CREATE INDEX entry_deferred ON entry (resolution)
  WHERE kind = 'answer' AND body ~ '"until":"[0-9]{4}-[0-9]{2}-[0-9]{2}"';

-- Sittings have names in the state from here on: it is made anew from the log.
DELETE FROM snapshot;
