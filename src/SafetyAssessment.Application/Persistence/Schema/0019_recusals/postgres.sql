-- Recusals of members of teams from units.

CREATE TABLE recusals (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    account_name character varying(100) NOT NULL,
    unit character varying(60) NOT NULL,
    level character varying(40) NOT NULL,
    reason character varying(500) NOT NULL,
    recorded_by character varying(100) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_reason character varying(500),
    withdrawn_by character varying(100),
    version bigint NOT NULL,
    CONSTRAINT pk_recusals PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_recusals_account_id_unit ON recusals (account_id, unit) WHERE withdrawn_reason IS NULL;
