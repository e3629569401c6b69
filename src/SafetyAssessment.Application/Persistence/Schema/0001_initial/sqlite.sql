-- All tables of the first release.

CREATE TABLE "accidents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_accidents" PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "deaths" INTEGER NOT NULL,
    "injuries" INTEGER NOT NULL,
    "loss_million_yuan" TEXT NOT NULL,
    "concealed" INTEGER NOT NULL,
    "document" TEXT NULL,
    "level" TEXT NOT NULL,
    "entered_by" TEXT NOT NULL,
    "entered_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "accounts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit" TEXT NULL,
    "team" TEXT NULL,
    "giver" TEXT NULL,
    "disabled_at" TEXT NULL,
    "password_set_at" TEXT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "audit_events" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_audit_events" PRIMARY KEY AUTOINCREMENT,
    "operation_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "account_name" TEXT NOT NULL,
    "role" TEXT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "path" TEXT NULL,
    "old" TEXT NULL,
    "new" TEXT NULL
);

CREATE TABLE "entered_scores" (
    "scheme" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "points" TEXT NULL,
    "document" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    CONSTRAINT "pk_entered_scores" PRIMARY KEY ("scheme", "unit", "part")
);

CREATE TABLE "external_scores" (
    "scheme" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "percent" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    CONSTRAINT "pk_external_scores" PRIMARY KEY ("scheme", "unit", "input")
);

CREATE TABLE "ledger_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ledger_entries" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "points" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "document" TEXT NULL,
    "entered_by" TEXT NOT NULL,
    "entered_at" TEXT NOT NULL,
    "withdrawn_reason" TEXT NULL,
    "withdrawn_by" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "rubric_editions" (
    "code" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "full_mark" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "frozen_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_rubric_editions" PRIMARY KEY ("code", "edition")
);

CREATE TABLE "schemes" (
    "code" TEXT NOT NULL CONSTRAINT "pk_schemes" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "frozen_at" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "setup" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_setup" PRIMARY KEY,
    "code_hash" TEXT NULL,
    "used_at" TEXT NULL
);

CREATE TABLE "teams" (
    "code" TEXT NOT NULL CONSTRAINT "pk_teams" PRIMARY KEY,
    "name" TEXT NOT NULL
);

CREATE TABLE "units" (
    "code" TEXT NOT NULL CONSTRAINT "pk_units" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "parent" TEXT NULL,
    "post" TEXT NULL,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_units_units_parent" FOREIGN KEY ("parent") REFERENCES "units" ("code") ON DELETE RESTRICT
);

CREATE TABLE "veto_proposals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_veto_proposals" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "causes" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "document" TEXT NULL,
    "reason" TEXT NULL,
    "decided_by" TEXT NULL,
    "decided_at" TEXT NULL,
    "proposed_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "account_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_account_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_account_claims_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_account_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_account_logins_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_account_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_account_tokens_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "api_tokens" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_tokens" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "revoked_by" TEXT NULL,
    "revoked_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_api_tokens_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "assessments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_assessments" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "rubric" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "team" TEXT NULL,
    "state" TEXT NOT NULL,
    "return_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_at" TEXT NULL,
    "changed_by" TEXT NULL,
    CONSTRAINT "fk_assessments_rubric_editions_rubric_edition" FOREIGN KEY ("rubric", "edition") REFERENCES "rubric_editions" ("code", "edition") ON DELETE RESTRICT,
    CONSTRAINT "fk_assessments_units_unit" FOREIGN KEY ("unit") REFERENCES "units" ("code") ON DELETE RESTRICT
);

CREATE TABLE "assessed_items" (
    "assessment_id" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    CONSTRAINT "pk_assessed_items" PRIMARY KEY ("assessment_id", "item_code"),
    CONSTRAINT "fk_assessed_items_assessments_assessment_id" FOREIGN KEY ("assessment_id") REFERENCES "assessments" ("id") ON DELETE RESTRICT
);

CREATE TABLE "findings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_findings" PRIMARY KEY,
    "assessment_id" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "clause_code" TEXT NOT NULL,
    "count" TEXT NULL,
    "value" TEXT NULL,
    "points" TEXT NULL,
    "place" TEXT NULL,
    "reason" TEXT NULL,
    CONSTRAINT "fk_findings_assessed_items_assessment_id_item_code" FOREIGN KEY ("assessment_id", "item_code") REFERENCES "assessed_items" ("assessment_id", "item_code") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_accidents_unit_number" ON "accidents" ("unit", "number");

CREATE INDEX "ix_account_claims_user_id" ON "account_claims" ("user_id");

CREATE INDEX "ix_account_logins_user_id" ON "account_logins" ("user_id");

CREATE INDEX "email_index" ON "accounts" ("normalized_email");

CREATE UNIQUE INDEX "user_name_index" ON "accounts" ("normalized_user_name");

CREATE INDEX "ix_api_tokens_account_id" ON "api_tokens" ("account_id");

CREATE UNIQUE INDEX "ix_api_tokens_hash" ON "api_tokens" ("hash");

CREATE INDEX "ix_assessments_rubric_edition" ON "assessments" ("rubric", "edition");

CREATE UNIQUE INDEX "ix_assessments_scheme_group_part_unit" ON "assessments" ("scheme", "group", "part", "unit");

CREATE INDEX "ix_assessments_team" ON "assessments" ("team");

CREATE INDEX "ix_assessments_unit" ON "assessments" ("unit");

CREATE INDEX "ix_audit_events_entity_entity_id" ON "audit_events" ("entity", "entity_id");

CREATE UNIQUE INDEX "ix_audit_events_operation_id_ordinal" ON "audit_events" ("operation_id", "ordinal");

CREATE INDEX "ix_findings_assessment_id_item_code" ON "findings" ("assessment_id", "item_code");

CREATE INDEX "ix_ledger_entries_scheme_unit" ON "ledger_entries" ("scheme", "unit");

CREATE INDEX "ix_units_parent" ON "units" ("parent");

CREATE INDEX "ix_veto_proposals_scheme_unit" ON "veto_proposals" ("scheme", "unit");

-- The audit is append-only.
CREATE TRIGGER "audit_events_no_update" BEFORE UPDATE ON "audit_events"
BEGIN
    SELECT RAISE(ABORT, 'audit_events is append-only');
END;

CREATE TRIGGER "audit_events_no_delete" BEFORE DELETE ON "audit_events"
BEGIN
    SELECT RAISE(ABORT, 'audit_events is append-only');
END;
