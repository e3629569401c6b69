-- What an entry of the daily ledger is about: a meeting, a report, a return, information, anything else. Nobody said so of the entries from before.

ALTER TABLE ledger_entries ADD COLUMN kind character varying(40);
