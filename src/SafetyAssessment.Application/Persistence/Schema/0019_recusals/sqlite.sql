-- Recusals of members of teams from units.

CREATE TABLE "recusals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_recusals" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "account_name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "withdrawn_reason" TEXT NULL,
    "withdrawn_by" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_recusals_account_id_unit" ON "recusals" ("account_id", "unit") WHERE withdrawn_reason IS NULL;
