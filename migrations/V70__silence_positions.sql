-- An objection that breaks a silence is a position of its delegation from here on: states are made anew from the log.
DELETE FROM snapshot;
