-- The few entries that are no edits are found by one index instead of three: each index costs every edit its
-- predicate, whether the edit belongs in it or not.
CREATE INDEX entry_act ON entry (kind, resolution, version) WHERE kind <> 'edit';
DROP INDEX entry_silence;
DROP INDEX entry_deferred;
DROP INDEX entry_stage;

-- Rows that only come and never change leave nothing to clean up. The defaults go over them each minute while
-- somebody drafts, beside those who wait for their commits; what is rewritten rarely needs it rarely.
ALTER TABLE entry SET (autovacuum_vacuum_insert_threshold = 100000, autovacuum_analyze_threshold = 20000);
ALTER TABLE record_leaf SET (autovacuum_vacuum_insert_threshold = 100000, autovacuum_analyze_threshold = 20000);
ALTER TABLE record_node SET (autovacuum_vacuum_insert_threshold = 100000, autovacuum_analyze_threshold = 20000);
ALTER TABLE record_salt SET (autovacuum_vacuum_insert_threshold = 100000, autovacuum_analyze_threshold = 20000);
