-- Room `publication`: lines tell of splits and joins from now on; they are made again from the log.
DELETE FROM happening;
DELETE FROM happening_upto;
