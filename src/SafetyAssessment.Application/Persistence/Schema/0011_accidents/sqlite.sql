-- Industry and reporting faults of accidents (not known of those there are), their correction and withdrawal.

ALTER TABLE "accidents" ADD COLUMN "industry" TEXT NULL;
ALTER TABLE "accidents" ADD COLUMN "reporting" TEXT NULL;
ALTER TABLE "accidents" ADD COLUMN "corrected_reason" TEXT NULL;
ALTER TABLE "accidents" ADD COLUMN "corrected_by" TEXT NULL;
ALTER TABLE "accidents" ADD COLUMN "corrected_at" TEXT NULL;
ALTER TABLE "accidents" ADD COLUMN "withdrawn_reason" TEXT NULL;
ALTER TABLE "accidents" ADD COLUMN "withdrawn_by" TEXT NULL;
