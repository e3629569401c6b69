-- Opinions of units on their sheets, and appeals after the confirmation.

CREATE TABLE opinions (
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    item_code character varying(40) NOT NULL,
    agrees boolean NOT NULL,
    text character varying(500),
    given_by character varying(100) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    answer character varying(40),
    answer_text character varying(500),
    answered_by character varying(100),
    answered_at timestamp with time zone,
    passed_over_reason character varying(500),
    passed_over_by character varying(100),
    closed_at timestamp with time zone,
    version bigint NOT NULL,
    CONSTRAINT pk_opinions PRIMARY KEY (id),
    CONSTRAINT fk_opinions_assessments_assessment_id FOREIGN KEY (assessment_id) REFERENCES assessments (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_opinions_assessment_id_item_code ON opinions (assessment_id, item_code) WHERE closed_at IS NULL;

CREATE TABLE appeals (
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    item_code character varying(40) NOT NULL,
    claim character varying(2000) NOT NULL,
    raised_by character varying(100) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    outcome character varying(40),
    decision_reason character varying(500),
    before text,
    adjusted text,
    decided_by character varying(100),
    decided_at timestamp with time zone,
    version bigint NOT NULL,
    CONSTRAINT pk_appeals PRIMARY KEY (id),
    CONSTRAINT fk_appeals_assessments_assessment_id FOREIGN KEY (assessment_id) REFERENCES assessments (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_appeals_assessment_id_item_code ON appeals (assessment_id, item_code) WHERE outcome IS NULL;

CREATE TABLE appeal_terms (
    scheme character varying(60) NOT NULL,
    days integer NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_appeal_terms PRIMARY KEY (scheme)
);

-- What was said and decided is never deleted.
CREATE FUNCTION hearing_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'opinions and appeals are never deleted';
END
$$;

CREATE TRIGGER opinions_no_delete BEFORE DELETE ON opinions
    FOR EACH ROW EXECUTE FUNCTION hearing_never_deleted();

CREATE TRIGGER appeals_no_delete BEFORE DELETE ON appeals
    FOR EACH ROW EXECUTE FUNCTION hearing_never_deleted();
