-- Snapshots hold why an input was withdrawn from now on; they are made again from the log.
DELETE FROM snapshot;
