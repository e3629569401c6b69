-- Control indicators with their parts, and the figures entered for them.

CREATE TABLE "control_indicators" (
    "id" TEXT NOT NULL CONSTRAINT "pk_control_indicators" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "shares" TEXT NOT NULL,
    "difference_reason" TEXT NULL,
    "difference_by" TEXT NULL,
    "withdrawn_reason" TEXT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "ix_control_indicators_scheme_group" ON "control_indicators" ("scheme", "group");

CREATE TABLE "indicator_actuals" (
    "indicator" TEXT NOT NULL,
    "share" TEXT NOT NULL,
    "quarter" INTEGER NOT NULL,
    "value" TEXT NULL,
    "document" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    CONSTRAINT "pk_indicator_actuals" PRIMARY KEY ("indicator", "share", "quarter")
);
