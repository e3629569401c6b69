-- A sheet for each period of a part; the sheets there are belong to parts without periods.

ALTER TABLE assessments ADD COLUMN period character varying(60) NOT NULL DEFAULT '';

DROP INDEX ix_assessments_scheme_group_part_unit;

CREATE UNIQUE INDEX ix_assessments_scheme_group_part_unit_period ON assessments (scheme, "group", part, unit, period);
