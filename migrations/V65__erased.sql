-- Room `journal`: how often something of a resolution was erased. A snapshot that was begun before an erasure knows
-- the words, and is not kept after it.
CREATE TABLE erased (
  resolution bigint PRIMARY KEY,
  times      int NOT NULL
);
GRANT SELECT ON erased TO ${app};

CREATE OR REPLACE FUNCTION erase_entry(which bigint, at_version bigint, blank text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wished text[] := ARRAY(SELECT part FROM record_wish WHERE resolution = which AND version = at_version);
BEGIN
  IF NOT ('words' = ANY(wished) OR 'person' = ANY(wished)) THEN
    RAISE EXCEPTION 'nothing of version % of % is to be erased', at_version, which;
  END IF;
  -- Snapshots that are being kept are waited for; those that come later see that something was erased.
  LOCK TABLE snapshot IN SHARE ROW EXCLUSIVE MODE;
  INSERT INTO erased (resolution, times) VALUES (which, 1)
    ON CONFLICT (resolution) DO UPDATE SET times = erased.times + 1;
  UPDATE entry SET body = blank WHERE resolution = which AND version = at_version;
  DELETE FROM snapshot WHERE resolution = which;
  IF 'person' = ANY(wished) THEN
    UPDATE entry SET client = 'erased-' || at_version WHERE resolution = which AND version = at_version;
  END IF;
END $$;
