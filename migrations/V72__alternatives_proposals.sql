-- Snapshots hold which proposal's words an alternative in square brackets is; they are made again from the log.
DELETE FROM snapshot;
