-- Room `record`: what somebody wants erased, by resolution and version: the log may not have taken it yet.
CREATE TABLE record_wish (
  resolution bigint NOT NULL,
  version    bigint NOT NULL,
  part       text   NOT NULL CHECK (part IN ('words', 'person')),
  basis      text   NOT NULL CHECK (length(basis) BETWEEN 1 AND 300),
  PRIMARY KEY (resolution, version, part)
);
GRANT SELECT, INSERT ON record_wish TO ${app};

-- Room `journal`: ${app} may not change entries; this is the one way, and only for what is to be erased: the
-- entry keeps its shape and loses its words, or whose tab it came from. Snapshots that know the words go too.
CREATE FUNCTION erase_entry(which bigint, at_version bigint, blank text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wished text[] := ARRAY(SELECT part FROM record_wish WHERE resolution = which AND version = at_version);
BEGIN
  IF 'words' = ANY(wished) OR 'person' = ANY(wished) THEN
    UPDATE entry SET body = blank WHERE resolution = which AND version = at_version;
    DELETE FROM snapshot WHERE resolution = which;
  ELSE
    RAISE EXCEPTION 'nothing of version % of % is to be erased', at_version, which;
  END IF;
  IF 'person' = ANY(wished) THEN
    UPDATE entry SET client = 'erased-' || at_version WHERE resolution = which AND version = at_version;
  END IF;
END $$;
REVOKE ALL ON FUNCTION erase_entry(bigint, bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_entry(bigint, bigint, text) TO ${app};
