-- Snapshots hold who brought square brackets that nobody asked for on record; they are made again from the log.
DELETE FROM snapshot;
