-- Sheets that another team scores again, and what came of it.

CREATE TABLE verification_draws (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    "group" character varying(60) NOT NULL,
    part character varying(60) NOT NULL,
    period character varying(60) NOT NULL,
    area character varying(60) NOT NULL,
    candidates text NOT NULL,
    size integer NOT NULL,
    tolerance numeric(18,6) NOT NULL,
    fewer_reason character varying(500),
    seed character varying(60) NOT NULL,
    drawn_by character varying(100) NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_verification_draws PRIMARY KEY (id)
);

CREATE INDEX ix_verification_draws_scheme_group ON verification_draws (scheme, "group");

CREATE TABLE verifications (
    id uuid NOT NULL,
    draw_id uuid NOT NULL,
    place integer NOT NULL,
    unit character varying(60) NOT NULL,
    first_sheet uuid NOT NULL,
    second_sheet uuid,
    tolerance numeric(18,6) NOT NULL,
    steps text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_verifications PRIMARY KEY (id),
    CONSTRAINT fk_verifications_assessments_first_sheet FOREIGN KEY (first_sheet) REFERENCES assessments (id) ON DELETE RESTRICT,
    CONSTRAINT fk_verifications_verification_draws_draw_id FOREIGN KEY (draw_id) REFERENCES verification_draws (id) ON DELETE RESTRICT
);

CREATE INDEX ix_verifications_draw_id ON verifications (draw_id);

CREATE UNIQUE INDEX ix_verifications_first_sheet ON verifications (first_sheet);
