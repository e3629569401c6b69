-- Drafts of rubrics, and what a published edition knows about its publication.

CREATE TABLE "rubric_drafts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rubric_drafts" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "based_on" TEXT NULL,
    "rows" TEXT NOT NULL,
    "acknowledged" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "rubric_draft_sources" (
    "draft_id" TEXT NOT NULL CONSTRAINT "pk_rubric_draft_sources" PRIMARY KEY,
    "document" TEXT NOT NULL,
    CONSTRAINT "fk_rubric_draft_sources_rubric_drafts_draft_id" FOREIGN KEY ("draft_id") REFERENCES "rubric_drafts" ("id") ON DELETE CASCADE
);

ALTER TABLE "rubric_editions" ADD COLUMN "published_at" TEXT NULL;

ALTER TABLE "rubric_editions" ADD COLUMN "published_by" TEXT NULL;

ALTER TABLE "rubric_editions" ADD COLUMN "based_on" TEXT NULL;

ALTER TABLE "rubric_editions" ADD COLUMN "acknowledged" TEXT NULL;
