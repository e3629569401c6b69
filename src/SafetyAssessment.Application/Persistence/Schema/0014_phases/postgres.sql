-- The office's timetable of a scheme, and the late entries that it has opened.

CREATE TABLE phase_dates (
    scheme character varying(60) NOT NULL,
    kind character varying(40) NOT NULL,
    period character varying(60) NOT NULL,
    "from" date,
    "to" date,
    version bigint NOT NULL,
    changed_by character varying(100) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_phase_dates PRIMARY KEY (scheme, kind, period)
);

CREATE TABLE late_entries (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    kind character varying(40) NOT NULL,
    unit character varying(60),
    reason character varying(500) NOT NULL,
    until date NOT NULL,
    opened_by character varying(100) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_by character varying(100),
    closed_at timestamp with time zone,
    version bigint NOT NULL,
    CONSTRAINT pk_late_entries PRIMARY KEY (id)
);

CREATE INDEX ix_late_entries_scheme ON late_entries (scheme);
