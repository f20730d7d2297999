-- Earlier versions let the caller end the consents, and looked at every event whether it told of an erasure.
DROP TRIGGER IF EXISTS refuse_erasure_of_nobody ON consent_event;
DROP FUNCTION IF EXISTS refuse_erasure_of_nobody();

-- Ends all consents of a contact, and deletes everything that tells who he was. His row stays, without a name, as the anchor
-- of the ledger. The app may do none of it by itself, so nothing of a contact can be taken away while he stays. False when he
-- was erased before.
CREATE OR REPLACE FUNCTION erase_contact(p_contact_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_answered uuid[];
  v_ended jsonb;
BEGIN
  UPDATE contact
     SET first_name = '', last_name = '', email = NULL, email_key = NULL, phone = NULL, title = NULL, time_zone = DEFAULT,
         customer_id = NULL, invite_basis_note = NULL, erased_at = clock_timestamp(), updated_at = clock_timestamp(),
         version = version + 1
   WHERE id = p_contact_id AND erased_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  v_answered := ARRAY(SELECT s.purpose_id FROM consent s WHERE s.contact_id = p_contact_id);
  IF v_answered <> '{}' THEN
    -- The events are the system's: they follow from the erasure, whoever asked for it.
    v_ended := record_consent(
      'job', 'erasure', p_contact_id, v_answered, 'refused', 'erasure', NULL, NULL, NULL, NULL, uuid_v7());
    IF v_ended ->> 'outcome' <> 'recorded' THEN
      RAISE EXCEPTION 'The ledger does not record the erasure of contact %: %', p_contact_id, v_ended;
    END IF;
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
  RETURN true;
END
$$;
