-- Draws of sub-units.

CREATE TABLE sample_draws (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    "group" character varying(60) NOT NULL,
    unit character varying(60) NOT NULL,
    subject character varying(40) NOT NULL,
    candidates text NOT NULL,
    size integer NOT NULL,
    seed character varying(60) NOT NULL,
    replacements text NOT NULL,
    drawn_by character varying(100) NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    withdrawn_reason character varying(500),
    withdrawn_by character varying(100),
    version bigint NOT NULL,
    CONSTRAINT pk_sample_draws PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_sample_draws_scheme_group_unit_subject ON sample_draws (scheme, "group", unit, subject) WHERE withdrawn_reason IS NULL;
