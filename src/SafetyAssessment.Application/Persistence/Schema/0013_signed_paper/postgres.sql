-- What the sheet said when its signed paper was added: the hash that stands on the paper. What was added before is not known to say anything.

ALTER TABLE evidence ADD COLUMN paper_hash character varying(64);
