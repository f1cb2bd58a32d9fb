-- Room `meeting`: the zone by whose clock a meeting sits, as the tz database names it.
ALTER TABLE meeting ADD COLUMN zone text NOT NULL DEFAULT 'UTC' CHECK (length(zone) BETWEEN 1 AND 60);
