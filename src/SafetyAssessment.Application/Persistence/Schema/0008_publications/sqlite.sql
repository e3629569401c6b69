-- Compiled and published rankings, and the chain over the audit.

CREATE TABLE "compilations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_compilations" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "ranking" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "proposals" TEXT NOT NULL,
    "decisions" TEXT NOT NULL,
    "compiled_by" TEXT NOT NULL,
    "compiled_at" TEXT NOT NULL,
    "approver_id" TEXT NULL,
    "approver" TEXT NULL,
    "submitted_by" TEXT NULL,
    "submitted_at" TEXT NULL,
    "return_reason" TEXT NULL,
    "approved_at" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_compilations_scheme_group" ON "compilations" ("scheme", "group") WHERE state <> 'Published';

CREATE TABLE "publications" (
    "id" TEXT NOT NULL CONSTRAINT "pk_publications" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "document_number" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "units" TEXT NOT NULL,
    "audit_head" TEXT NOT NULL,
    "approved_by" TEXT NOT NULL,
    "approved_at" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_at" TEXT NOT NULL
);

CREATE UNIQUE INDEX "ix_publications_scheme_group_revision" ON "publications" ("scheme", "group", "revision");

CREATE TABLE "reopenings" (
    "publication_id" TEXT NOT NULL CONSTRAINT "pk_reopenings" PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_reopenings_publications_publication_id" FOREIGN KEY ("publication_id") REFERENCES "publications" ("id") ON DELETE RESTRICT
);

CREATE TABLE "audit_seals" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_audit_seals" PRIMARY KEY,
    "up_to_id" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "sealed_by" TEXT NOT NULL,
    "sealed_at" TEXT NOT NULL
);

-- What is published, re-opened or sealed stays as it is.
CREATE TRIGGER "publications_no_update" BEFORE UPDATE ON "publications" BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;

CREATE TRIGGER "publications_no_delete" BEFORE DELETE ON "publications" BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;

CREATE TRIGGER "reopenings_no_update" BEFORE UPDATE ON "reopenings" BEGIN SELECT RAISE(ABORT, 'reopenings is append-only'); END;

CREATE TRIGGER "reopenings_no_delete" BEFORE DELETE ON "reopenings" BEGIN SELECT RAISE(ABORT, 'reopenings is append-only'); END;

CREATE TRIGGER "audit_seals_no_update" BEFORE UPDATE ON "audit_seals" BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;

CREATE TRIGGER "audit_seals_no_delete" BEFORE DELETE ON "audit_seals" BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
