-- Control indicators with their parts, and the figures entered for them.

CREATE TABLE control_indicators (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    "group" character varying(60) NOT NULL,
    terms text NOT NULL,
    shares text NOT NULL,
    difference_reason character varying(500),
    difference_by character varying(100),
    withdrawn_reason character varying(500),
    changed_by character varying(100) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_control_indicators PRIMARY KEY (id)
);

CREATE INDEX ix_control_indicators_scheme_group ON control_indicators (scheme, "group");

CREATE TABLE indicator_actuals (
    indicator uuid NOT NULL,
    share character varying(60) NOT NULL,
    quarter integer NOT NULL,
    value numeric(18,6),
    document character varying(200),
    version bigint NOT NULL,
    changed_by character varying(100) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_indicator_actuals PRIMARY KEY (indicator, share, quarter)
);
