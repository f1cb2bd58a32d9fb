-- Snapshots hold what inputs and decisions add up to from now on; they are made again from the log.
DELETE FROM snapshot;
