-- Draws of sub-units.

CREATE TABLE "sample_draws" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sample_draws" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "candidates" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "replacements" TEXT NOT NULL,
    "drawn_by" TEXT NOT NULL,
    "drawn_at" TEXT NOT NULL,
    "withdrawn_reason" TEXT NULL,
    "withdrawn_by" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_sample_draws_scheme_group_unit_subject" ON "sample_draws" ("scheme", "group", "unit", "subject") WHERE withdrawn_reason IS NULL;
