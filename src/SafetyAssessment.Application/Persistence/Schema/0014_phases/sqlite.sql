-- The office's timetable of a scheme, and the late entries that it has opened.

CREATE TABLE "phase_dates" (
    "scheme" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "from" TEXT NULL,
    "to" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    CONSTRAINT "pk_phase_dates" PRIMARY KEY ("scheme", "kind", "period")
);

CREATE TABLE "late_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_late_entries" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unit" TEXT NULL,
    "reason" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" TEXT NOT NULL,
    "closed_by" TEXT NULL,
    "closed_at" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "ix_late_entries_scheme" ON "late_entries" ("scheme");
