-- Sheets that another team scores again, and what came of it.

CREATE TABLE "verification_draws" (
    "id" TEXT NOT NULL CONSTRAINT "pk_verification_draws" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "candidates" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "tolerance" TEXT NOT NULL,
    "fewer_reason" TEXT NULL,
    "seed" TEXT NOT NULL,
    "drawn_by" TEXT NOT NULL,
    "drawn_at" TEXT NOT NULL
);

CREATE INDEX "ix_verification_draws_scheme_group" ON "verification_draws" ("scheme", "group");

CREATE TABLE "verifications" (
    "id" TEXT NOT NULL CONSTRAINT "pk_verifications" PRIMARY KEY,
    "draw_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "first_sheet" TEXT NOT NULL,
    "second_sheet" TEXT NULL,
    "tolerance" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_verifications_assessments_first_sheet" FOREIGN KEY ("first_sheet") REFERENCES "assessments" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verifications_verification_draws_draw_id" FOREIGN KEY ("draw_id") REFERENCES "verification_draws" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_verifications_draw_id" ON "verifications" ("draw_id");

CREATE UNIQUE INDEX "ix_verifications_first_sheet" ON "verifications" ("first_sheet");
