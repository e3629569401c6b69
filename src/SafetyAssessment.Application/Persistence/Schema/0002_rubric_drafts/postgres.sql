-- Drafts of rubrics, and what a published edition knows about its publication.

CREATE TABLE rubric_drafts (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    edition character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    subject character varying(40) NOT NULL,
    content text NOT NULL,
    based_on character varying(40),
    rows text NOT NULL,
    acknowledged text NOT NULL,
    started_by character varying(100) NOT NULL,
    changed_by character varying(100) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_rubric_drafts PRIMARY KEY (id)
);

CREATE TABLE rubric_draft_sources (
    draft_id uuid NOT NULL,
    document text NOT NULL,
    CONSTRAINT pk_rubric_draft_sources PRIMARY KEY (draft_id),
    CONSTRAINT fk_rubric_draft_sources_rubric_drafts_draft_id FOREIGN KEY (draft_id) REFERENCES rubric_drafts (id) ON DELETE CASCADE
);

ALTER TABLE rubric_editions ADD COLUMN published_at timestamp with time zone;

ALTER TABLE rubric_editions ADD COLUMN published_by character varying(100);

ALTER TABLE rubric_editions ADD COLUMN based_on character varying(40);

ALTER TABLE rubric_editions ADD COLUMN acknowledged text;
