-- Rectification tasks, and what was decided on proposed consequences.

CREATE TABLE "rectifications" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rectifications" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "team" TEXT NULL,
    "source" TEXT NOT NULL,
    "found_by" TEXT NOT NULL,
    "number" TEXT NULL,
    "found_on" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "sheet_id" TEXT NULL,
    "finding_id" TEXT NULL,
    "rubric" TEXT NULL,
    "item" TEXT NULL,
    "clause" TEXT NULL,
    "responsible" TEXT NOT NULL,
    "measures" TEXT NULL,
    "deadline" TEXT NOT NULL,
    "first_deadline" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reported_by_id" TEXT NULL,
    "reported_on" TEXT NULL,
    "repeats" TEXT NULL,
    "steps" TEXT NOT NULL,
    "assigned_by" TEXT NOT NULL,
    "assigned_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_rectifications_assessments_sheet_id" FOREIGN KEY ("sheet_id") REFERENCES "assessments" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rectifications_units_unit" FOREIGN KEY ("unit") REFERENCES "units" ("code") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_rectifications_finding_id" ON "rectifications" ("finding_id");
CREATE INDEX "ix_rectifications_scheme_unit" ON "rectifications" ("scheme", "unit");
CREATE INDEX "ix_rectifications_sheet_id" ON "rectifications" ("sheet_id");
CREATE INDEX "ix_rectifications_unit_rubric" ON "rectifications" ("unit", "rubric");

CREATE TABLE "consequence_decisions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_consequence_decisions" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "confirmed" INTEGER NOT NULL,
    "document" TEXT NULL,
    "reason" TEXT NULL,
    "years" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" TEXT NOT NULL
);

CREATE UNIQUE INDEX "ix_consequence_decisions_scheme_group_unit_rule_number" ON "consequence_decisions" ("scheme", "group", "unit", "rule", "number");
