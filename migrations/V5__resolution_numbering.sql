-- Room `meeting`: a resolution may be numbered otherwise than its meeting numbers; null is as the
-- meeting does. And its number is drawn before its row is written: the text comes first, into the
-- log of that number, and only then is there a resolution.
ALTER TABLE resolution ADD numbering text CHECK (numbering IN ('itu', 'un'));

GRANT USAGE ON SEQUENCE resolution_id_seq TO ${app};
