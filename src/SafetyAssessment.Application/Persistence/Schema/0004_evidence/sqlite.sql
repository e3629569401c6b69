-- Evidence of sheets: what and where; the files stand in the data folder under their SHA-256.

CREATE TABLE "evidence" (
    "id" TEXT NOT NULL CONSTRAINT "pk_evidence" PRIMARY KEY,
    "assessment_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "item_code" TEXT NULL,
    "finding_id" TEXT NULL,
    "position" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "original_hash" TEXT NOT NULL,
    "thumbnail_hash" TEXT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "caption" TEXT NULL,
    "taken_at" TEXT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TEXT NOT NULL,
    "removed_reason" TEXT NULL,
    "removed_by" TEXT NULL,
    "removed_at" TEXT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_evidence_assessments_assessment_id" FOREIGN KEY ("assessment_id") REFERENCES "assessments" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_evidence_assessment_id_item_code" ON "evidence" ("assessment_id", "item_code");

-- A record of evidence is removed with a reason, never deleted.
CREATE TRIGGER "evidence_no_delete" BEFORE DELETE ON "evidence"
BEGIN
    SELECT RAISE(ABORT, 'evidence is never deleted');
END;
