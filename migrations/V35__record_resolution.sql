-- Room `record`: the record of one resolution alone, without reading the whole log of its meeting.
CREATE INDEX record_leaf_resolution ON record_leaf (meeting, resolution, idx);
