-- Opinions of units on their sheets, and appeals after the confirmation.

CREATE TABLE "opinions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_opinions" PRIMARY KEY,
    "assessment_id" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "agrees" INTEGER NOT NULL,
    "text" TEXT NULL,
    "given_by" TEXT NOT NULL,
    "given_at" TEXT NOT NULL,
    "answer" TEXT NULL,
    "answer_text" TEXT NULL,
    "answered_by" TEXT NULL,
    "answered_at" TEXT NULL,
    "passed_over_reason" TEXT NULL,
    "passed_over_by" TEXT NULL,
    "closed_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_opinions_assessments_assessment_id" FOREIGN KEY ("assessment_id") REFERENCES "assessments" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_opinions_assessment_id_item_code" ON "opinions" ("assessment_id", "item_code") WHERE closed_at IS NULL;

CREATE TABLE "appeals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_appeals" PRIMARY KEY,
    "assessment_id" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "raised_by" TEXT NOT NULL,
    "raised_at" TEXT NOT NULL,
    "outcome" TEXT NULL,
    "decision_reason" TEXT NULL,
    "before" TEXT NULL,
    "adjusted" TEXT NULL,
    "decided_by" TEXT NULL,
    "decided_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_appeals_assessments_assessment_id" FOREIGN KEY ("assessment_id") REFERENCES "assessments" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_appeals_assessment_id_item_code" ON "appeals" ("assessment_id", "item_code") WHERE outcome IS NULL;

CREATE TABLE "appeal_terms" (
    "scheme" TEXT NOT NULL CONSTRAINT "pk_appeal_terms" PRIMARY KEY,
    "days" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

-- What was said and decided is never deleted.
CREATE TRIGGER "opinions_no_delete" BEFORE DELETE ON "opinions"
BEGIN
    SELECT RAISE(ABORT, 'opinions and appeals are never deleted');
END;

CREATE TRIGGER "appeals_no_delete" BEFORE DELETE ON "appeals"
BEGIN
    SELECT RAISE(ABORT, 'opinions and appeals are never deleted');
END;
