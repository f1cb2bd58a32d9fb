-- A reference to the log's row is looked up and that row locked for each leaf: nearly half of what storing one
-- costs, beside those who wait for their commits. The row is made in the transaction of its first leaf, and
-- ${app} may take none away.
ALTER TABLE record_leaf DROP CONSTRAINT record_leaf_meeting_fkey;
ALTER TABLE record_node DROP CONSTRAINT record_node_meeting_fkey;
