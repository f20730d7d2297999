-- The role that web and worker act as. It cannot write the ledger but through record_consent.
DO $$
BEGIN
  -- A login that may make no roles can use the one that an administrator made.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'samtykke_app') THEN
    CREATE ROLE samtykke_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- Roles belong to the whole server: another database of it has made this one.
END
$$;

DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'samtykke_app', 'USAGE') THEN
    EXECUTE format('GRANT samtykke_app TO %I', current_user);
  END IF;
END
$$;

GRANT USAGE ON SCHEMA public TO samtykke_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO samtykke_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO samtykke_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON consent_event, consent, contact_tag, list_member, notice_lapse,
  consent_in_force, consent_to_renew FROM samtykke_app;
REVOKE UPDATE, DELETE, TRUNCATE ON notice, served, checkpoint, checkpoint_leaf, audit_entry FROM samtykke_app;
REVOKE INSERT, UPDATE ON consent_evidence FROM samtykke_app;
REVOKE ALL ON FUNCTION record_consent(text, text, uuid, uuid[], text, text, uuid, text, date, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_consent(text, text, uuid, uuid[], text, text, uuid, text, date, text, uuid) TO samtykke_app;
REVOKE ALL ON FUNCTION wake_worker(text, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wake_worker(text, timestamptz, text) TO samtykke_app;
REVOKE ALL ON FUNCTION note_ledger_export(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_ledger_export(text) TO samtykke_app;
REVOKE ALL ON FUNCTION verify_ledger(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION verify_ledger(uuid) TO samtykke_app;

-- The health check counts the migrations.
GRANT USAGE ON SCHEMA drizzle TO samtykke_app;
GRANT SELECT ON drizzle.__drizzle_migrations TO samtykke_app;
