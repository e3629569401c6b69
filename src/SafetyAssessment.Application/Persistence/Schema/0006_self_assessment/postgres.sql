-- A self-assessment beside the team's sheet; the sheets there are belong to teams.

ALTER TABLE assessments ADD COLUMN kind character varying(40) NOT NULL DEFAULT 'Team';

DROP INDEX ix_assessments_scheme_group_part_unit_period;

CREATE UNIQUE INDEX ix_assessments_scheme_group_part_unit_period_kind ON assessments (scheme, "group", part, unit, period, kind);
