-- Evidence of sheets: what and where; the files stand in the data folder under their SHA-256.

CREATE TABLE evidence (
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    item_code character varying(40),
    finding_id uuid,
    position integer NOT NULL,
    hash character varying(64) NOT NULL,
    original_hash character varying(64) NOT NULL,
    thumbnail_hash character varying(64),
    size bigint NOT NULL,
    media_type character varying(100) NOT NULL,
    file_name character varying(200) NOT NULL,
    caption character varying(300),
    taken_at timestamp with time zone,
    added_by character varying(100) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    removed_reason character varying(500),
    removed_by character varying(100),
    removed_at timestamp with time zone,
    changed_by character varying(100) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT fk_evidence_assessments_assessment_id FOREIGN KEY (assessment_id) REFERENCES assessments (id) ON DELETE RESTRICT
);

CREATE INDEX ix_evidence_assessment_id_item_code ON evidence (assessment_id, item_code);

-- A record of evidence is removed with a reason, never deleted.
CREATE FUNCTION evidence_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'evidence is never deleted';
END
$$;

CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
    FOR EACH ROW EXECUTE FUNCTION evidence_never_deleted();
