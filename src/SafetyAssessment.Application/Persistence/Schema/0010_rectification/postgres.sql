-- Rectification tasks, and what was decided on proposed consequences.

CREATE TABLE rectifications (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    unit character varying(60) NOT NULL,
    team character varying(60),
    source character varying(40) NOT NULL,
    found_by character varying(200) NOT NULL,
    number character varying(100),
    found_on date NOT NULL,
    problem character varying(1000) NOT NULL,
    sheet_id uuid,
    finding_id uuid,
    rubric character varying(60),
    item character varying(40),
    clause character varying(40),
    responsible character varying(200) NOT NULL,
    measures character varying(1000),
    deadline date NOT NULL,
    first_deadline date NOT NULL,
    state character varying(40) NOT NULL,
    reported_by_id uuid,
    reported_on date,
    repeats text,
    steps text NOT NULL,
    assigned_by character varying(100) NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_rectifications PRIMARY KEY (id),
    CONSTRAINT fk_rectifications_assessments_sheet_id FOREIGN KEY (sheet_id) REFERENCES assessments (id) ON DELETE RESTRICT,
    CONSTRAINT fk_rectifications_units_unit FOREIGN KEY (unit) REFERENCES units (code) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_rectifications_finding_id ON rectifications (finding_id);
CREATE INDEX ix_rectifications_scheme_unit ON rectifications (scheme, unit);
CREATE INDEX ix_rectifications_sheet_id ON rectifications (sheet_id);
CREATE INDEX ix_rectifications_unit_rubric ON rectifications (unit, rubric);

CREATE TABLE consequence_decisions (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    "group" character varying(60) NOT NULL,
    unit character varying(60) NOT NULL,
    rule character varying(40) NOT NULL,
    number integer NOT NULL,
    outcome character varying(40) NOT NULL,
    confirmed boolean NOT NULL,
    document character varying(100),
    reason character varying(500),
    years text NOT NULL,
    decided_by character varying(100) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_consequence_decisions PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_consequence_decisions_scheme_group_unit_rule_number ON consequence_decisions (scheme, "group", unit, rule, number);
