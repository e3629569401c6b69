-- Industry and reporting faults of accidents (not known of those there are), their correction and withdrawal.

ALTER TABLE accidents ADD COLUMN industry character varying(40);
ALTER TABLE accidents ADD COLUMN reporting character varying(40);
ALTER TABLE accidents ADD COLUMN corrected_reason character varying(500);
ALTER TABLE accidents ADD COLUMN corrected_by character varying(100);
ALTER TABLE accidents ADD COLUMN corrected_at timestamp with time zone;
ALTER TABLE accidents ADD COLUMN withdrawn_reason character varying(500);
ALTER TABLE accidents ADD COLUMN withdrawn_by character varying(100);
