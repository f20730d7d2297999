-- Deletes everything that tells who a contact was. His row stays, without a name, as the anchor of the ledger. The app may
-- delete none of it by itself, so nothing of a contact can be taken away while he stays. False when he was erased before.
CREATE OR REPLACE FUNCTION erase_contact(p_contact_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM contact WHERE id = p_contact_id AND erased_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF EXISTS (SELECT FROM consent WHERE contact_id = p_contact_id AND decision = 'granted') THEN
    RAISE EXCEPTION 'Contact % has a yes that stands', p_contact_id;
  END IF;
  DELETE FROM consent_evidence WHERE contact_id = p_contact_id;
  DELETE FROM consent_address WHERE contact_id = p_contact_id;
  DELETE FROM contact_change WHERE contact_id = p_contact_id;
  DELETE FROM tracking_event WHERE contact_id = p_contact_id;
  DELETE FROM message_body b USING message m WHERE m.id = b.message_id AND m.contact_id = p_contact_id;
  UPDATE message SET email_change_id = NULL WHERE contact_id = p_contact_id;
  -- After the mails were written to: a fetch that was being kept is waited for.
  DELETE FROM link_fetch f USING message m WHERE m.id = f.message_id AND m.contact_id = p_contact_id;
  DELETE FROM email_change WHERE contact_id = p_contact_id;
  DELETE FROM contact_key WHERE contact_id = p_contact_id;
  UPDATE portal_link SET revoked_at = clock_timestamp() WHERE contact_id = p_contact_id AND revoked_at IS NULL;
  UPDATE message SET state = 'suppressed', reason = 'erased' WHERE contact_id = p_contact_id AND state = 'queued';
  UPDATE contact
     SET first_name = '', last_name = '', email = NULL, email_key = NULL, phone = NULL, title = NULL, time_zone = DEFAULT,
         customer_id = NULL, invite_basis_note = NULL, erased_at = clock_timestamp(), updated_at = clock_timestamp(),
         version = version + 1
   WHERE id = p_contact_id;
  RETURN true;
END
$$;

-- An event says that a contact was erased only where he is, once the transaction is through: who records it says so himself,
-- and else a login that may answer for nobody could end any consent in the system's name.
CREATE OR REPLACE FUNCTION refuse_erasure_of_nobody() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM contact c WHERE c.id = NEW.contact_id AND c.erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'Contact % is not erased', NEW.contact_id USING ERRCODE = 'raise_exception';
  END IF;
  RETURN NULL;
END
$$;
DROP TRIGGER IF EXISTS refuse_erasure_of_nobody ON consent_event;
CREATE CONSTRAINT TRIGGER refuse_erasure_of_nobody AFTER INSERT ON consent_event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.channel = 'erasure')
  EXECUTE FUNCTION refuse_erasure_of_nobody();
ALTER TABLE consent_event ENABLE ALWAYS TRIGGER refuse_erasure_of_nobody;
