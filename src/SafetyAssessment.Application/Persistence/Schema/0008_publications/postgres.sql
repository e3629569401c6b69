-- Compiled and published rankings, and the chain over the audit.

CREATE TABLE compilations (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    "group" character varying(60) NOT NULL,
    state character varying(40) NOT NULL,
    ranking text NOT NULL,
    hash character varying(64) NOT NULL,
    proposals text NOT NULL,
    decisions text NOT NULL,
    compiled_by character varying(100) NOT NULL,
    compiled_at timestamp with time zone NOT NULL,
    approver_id uuid,
    approver character varying(100),
    submitted_by character varying(100),
    submitted_at timestamp with time zone,
    return_reason character varying(500),
    approved_at timestamp with time zone,
    version bigint NOT NULL,
    CONSTRAINT pk_compilations PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_compilations_scheme_group ON compilations (scheme, "group") WHERE state <> 'Published';

CREATE TABLE publications (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    "group" character varying(60) NOT NULL,
    revision integer NOT NULL,
    document_number character varying(100) NOT NULL,
    json text NOT NULL,
    hash character varying(64) NOT NULL,
    units text NOT NULL,
    audit_head character varying(64) NOT NULL,
    approved_by character varying(100) NOT NULL,
    approved_at timestamp with time zone NOT NULL,
    published_by character varying(100) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_publications PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_publications_scheme_group_revision ON publications (scheme, "group", revision);

CREATE TABLE reopenings (
    publication_id uuid NOT NULL,
    reason character varying(500) NOT NULL,
    by character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_reopenings PRIMARY KEY (publication_id),
    CONSTRAINT fk_reopenings_publications_publication_id FOREIGN KEY (publication_id) REFERENCES publications (id) ON DELETE RESTRICT
);

CREATE TABLE audit_seals (
    number bigint NOT NULL,
    up_to_id bigint NOT NULL,
    head character varying(64) NOT NULL,
    lines text NOT NULL,
    sealed_by character varying(100) NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_audit_seals PRIMARY KEY (number)
);

-- What is published, re-opened or sealed stays as it is.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER publications_no_change BEFORE UPDATE OR DELETE ON publications FOR EACH ROW EXECUTE FUNCTION append_only();

CREATE TRIGGER publications_no_truncate BEFORE TRUNCATE ON publications FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER reopenings_no_change BEFORE UPDATE OR DELETE ON reopenings FOR EACH ROW EXECUTE FUNCTION append_only();

CREATE TRIGGER reopenings_no_truncate BEFORE TRUNCATE ON reopenings FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER audit_seals_no_change BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION append_only();

CREATE TRIGGER audit_seals_no_truncate BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION append_only();
