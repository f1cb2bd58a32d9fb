-- Snapshots hold the versions that have names from now on; they are made again from the log.
DELETE FROM snapshot;
