-- Keeps that the ledger is being exported, by which user of the operating system, as he is called by the command, and by
-- which login, as the database knows it. A login that may only read can say this of itself, and nothing else.
CREATE OR REPLACE FUNCTION note_ledger_export(p_operator text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_entry (action, subject_type, detail)
  VALUES ('ledgerExported', 'ledger', jsonb_build_object('operator', left(p_operator, 100), 'login', session_user))
$$;
