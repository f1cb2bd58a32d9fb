-- Snapshots hold since when each word is there from now on; they are made again from the log.
DELETE FROM snapshot;
