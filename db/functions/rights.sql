-- What each half of the product may do. Nobody but the owner, who migrates, may change or delete evidence, and nobody at
-- all writes the ledger but by record_consent.
--
--   samtykke_app      the web and the commands of the terminal
--   samtykke_worker   sends, expires and reminds; the only one that puts checkpoints down
--   samtykke_auditor  reads, without what would let him be somebody else; checks and exports the ledger
--
-- The logins are members of these; see db/logins.ts.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['samtykke_app', 'samtykke_worker', 'samtykke_auditor'] LOOP
    -- An owner who may make no roles can use those that an administrator made.
    CONTINUE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = name);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- Roles belong to the whole server: another database of it has made this one.
    END;
  END LOOP;
END
$$;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM samtykke_app, samtykke_worker, samtykke_auditor;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO samtykke_app, samtykke_worker, samtykke_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO samtykke_app, samtykke_worker, samtykke_auditor;

-- The app. It deletes what is being written alone; what is there of a contact goes by erase_contact, all of it.
GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO samtykke_app;
GRANT DELETE ON newsletter_list, wording_draft, experiment_text, variant TO samtykke_app;
REVOKE INSERT, UPDATE ON consent_event, consent, consent_evidence, contact_tag, list_member, notice_lapse, consent_in_force,
  consent_to_renew, checkpoint, checkpoint_leaf, checkpoint_delivery FROM samtykke_app;
REVOKE UPDATE ON notice, served, audit_entry, consent_address, contact_key, contact_change, link_fetch, message_body,
  portal_visit, tracking_event FROM samtykke_app;
-- A group that keeps whole addresses for a shorter time lets those that it has expire sooner.
GRANT UPDATE (expires_at) ON consent_address TO samtykke_app;
-- What an answer is about stays: a purpose with its company, a question with its purposes, a company with its number.
REVOKE UPDATE ON purpose, level, level_purpose, company FROM samtykke_app;
GRANT UPDATE (tag, list_name, position, life_months, reminder_days) ON purpose TO samtykke_app;
GRANT UPDATE (position) ON level TO samtykke_app;
GRANT UPDATE (name, legal_name, address, website, privacy_contact, sender_address, unsubscribe_address,
  managing_director_id, position) ON company TO samtykke_app;
-- A contact is erased by erase_contact.
REVOKE UPDATE ON contact FROM samtykke_app;
GRANT UPDATE (first_name, last_name, email, email_key, phone, title, locale, time_zone, customer_id, source, invite_basis,
  invite_basis_note, registered_by, updated_at, archived_at, version) ON contact TO samtykke_app;
-- An objection is lifted, and stays.
REVOKE UPDATE ON suppression FROM samtykke_app;
GRANT UPDATE (lifted_at) ON suppression TO samtykke_app;
-- Only the worker, which writes the mails, puts down the links that they hold. A fresh one the app cannot know; a sealed one
-- it can work out, for it holds LINK_SECRET. So it is trusted for who answered; see "What is not proven" in docs/evidence.md.
REVOKE INSERT, UPDATE ON portal_link FROM samtykke_app;
GRANT UPDATE (revoked_at) ON portal_link TO samtykke_app;
REVOKE UPDATE ON message FROM samtykke_app;
GRANT UPDATE (state, reason, next_attempt_at, handed_at) ON message TO samtykke_app;

-- A mail is queued without links, which it gets as it is written, and without the answer that allows it, which the guard
-- finds. This is no right per column, because an insert by Drizzle names every column.
CREATE OR REPLACE FUNCTION refuse_links() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A mail is queued without links and without an answer' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE OR REPLACE TRIGGER refuse_links BEFORE INSERT ON message
  FOR EACH ROW WHEN (num_nonnulls(NEW.preferences_hash, NEW.unsubscribe_hash, NEW.gate_event_id) > 0)
  EXECUTE FUNCTION refuse_links();
ALTER TABLE message ENABLE ALWAYS TRIGGER refuse_links;

-- The worker.
GRANT INSERT ON checkpoint, checkpoint_leaf, checkpoint_delivery, portal_link TO samtykke_worker;
GRANT INSERT, UPDATE ON message, message_body, renewal TO samtykke_worker;
GRANT UPDATE (token_hash) ON email_change TO samtykke_worker;
-- It invites those of a wave whose turn it is.
GRANT INSERT ON invitation TO samtykke_worker;
GRANT UPDATE (finished_at) ON invite_wave TO samtykke_worker;
GRANT UPDATE (invited_at, reason) ON invite_wave_contact TO samtykke_worker;
-- The rule decides experiments.
GRANT INSERT ON experiment_decision TO samtykke_worker;
GRANT UPDATE (decided_at, version) ON experiment TO samtykke_worker;
GRANT DELETE ON consent_address TO samtykke_worker;
-- The send guard locks these rows FOR SHARE, which asks for the right to update a column.
GRANT UPDATE (updated_at) ON contact TO samtykke_worker;
GRANT UPDATE (cancelled_at) ON newsletter TO samtykke_worker;

-- The auditor.
REVOKE SELECT ON portal_link, email_change FROM samtykke_auditor;

-- Neither reads what would let him be somebody else.
REVOKE SELECT ON staff, staff_session, api_key, contact_key FROM samtykke_worker, samtykke_auditor;
GRANT SELECT (id, email, name, title, role, company_id, disabled_at, created_at) ON staff
  TO samtykke_worker, samtykke_auditor;

REVOKE ALL ON FUNCTION record_consent(text, text, uuid, uuid[], text, text, uuid, text, date, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_consent(text, text, uuid, uuid[], text, text, uuid, text, date, text, uuid)
  TO samtykke_app, samtykke_worker;
REVOKE ALL ON FUNCTION erase_contact(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_contact(uuid) TO samtykke_app;
REVOKE ALL ON FUNCTION wake_worker(text, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wake_worker(text, timestamptz, text) TO samtykke_app, samtykke_worker;
REVOKE ALL ON FUNCTION note_ledger_export(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_ledger_export(text) TO samtykke_auditor;
REVOKE ALL ON FUNCTION note_rule_decision(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_rule_decision(uuid) TO samtykke_worker;
REVOKE ALL ON FUNCTION verify_ledger(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION verify_ledger(uuid, boolean) TO samtykke_app, samtykke_auditor;

-- The health check counts the migrations.
GRANT USAGE ON SCHEMA drizzle TO samtykke_app;
GRANT SELECT ON drizzle.__drizzle_migrations TO samtykke_app;

-- The queue of graphile-worker is open to the worker alone. Its tables have row security, so a right is not enough.
GRANT USAGE ON SCHEMA graphile_worker TO samtykke_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO samtykke_worker;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO samtykke_worker;
DO $$
DECLARE
  queue record;
BEGIN
  FOR queue IN
    SELECT c.oid::regclass AS name FROM pg_class c
     WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relrowsecurity
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS samtykke_worker ON %s', queue.name);
    EXECUTE format('CREATE POLICY samtykke_worker ON %s TO samtykke_worker USING (true) WITH CHECK (true)', queue.name);
  END LOOP;
END
$$;
