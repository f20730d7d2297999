-- Earlier versions looked for every kind of link in one place.
DROP FUNCTION IF EXISTS contact_link(text, uuid, uuid[], text, text);

-- Who answers, from what the caller holds; or why that is not enough, as a code.
--
--   link     the token of a link in one of our mails: the contact, and only for himself. What it may do shrinks as it ages.
--   session  a staff session: that member of staff, in person, when his role may change consents
--   api_key  another system's key: that system
--   job      the name of a job of our own. It decides nothing: it writes down what the database knows already.
CREATE OR REPLACE FUNCTION actor_of(
  p_credential text, p_secret text, p_contact_id uuid, p_purpose_ids uuid[], p_decision text, p_channel text,
  OUT reason text, OUT actor_type text, OUT actor_id uuid, OUT actor_name text, OUT credential_id uuid
)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_link record;
BEGIN
  CASE p_credential
    WHEN 'link' THEN
      v_link := sealed_link(p_secret, p_contact_id, p_purpose_ids, p_decision, p_channel);
      reason := v_link.reason;
      actor_type := 'contact';
      actor_id := p_contact_id;
      credential_id := v_link.message_id;
    WHEN 'session' THEN
      actor_type := 'staff';
      SELECT s.id, s.name, ss.id,
             CASE WHEN s.role = 'reader' THEN 'notAllowed'
                  WHEN p_channel NOT IN ('meeting', 'phone', 'written') THEN 'channelMismatch'
                  WHEN p_decision NOT IN ('granted', 'refused', 'withdrawn') THEN 'unknownDecision' END
        INTO actor_id, actor_name, credential_id, actor_of.reason
        FROM staff_session ss JOIN staff s ON s.id = ss.staff_id
       WHERE ss.id = uuid_or_null(p_secret) AND ss.revoked_at IS NULL AND ss.expires_at > clock_timestamp()
         AND s.disabled_at IS NULL;
      IF NOT FOUND THEN reason := 'credentialUnknown'; END IF;
    WHEN 'api_key' THEN
      actor_type := 'system';
      SELECT k.id, k.name, k.id,
             CASE WHEN p_channel <> 'api' THEN 'channelMismatch'
                  WHEN p_decision NOT IN ('granted', 'refused', 'withdrawn') THEN 'unknownDecision' END
        INTO actor_id, actor_name, credential_id, actor_of.reason
        FROM api_key k
       WHERE k.key_hash = sha256(convert_to(p_secret, 'UTF8')) AND k.revoked_at IS NULL;
      IF NOT FOUND THEN reason := 'credentialUnknown'; END IF;
    WHEN 'job' THEN
      actor_type := 'system';
      actor_name := p_secret;
      reason := CASE p_secret
        WHEN 'erasure' THEN
          CASE WHEN p_channel <> 'erasure' THEN 'channelMismatch'
               WHEN p_decision NOT IN ('refused', 'withdrawn') THEN 'unknownDecision'
               -- By erase_contact alone, in this transaction: nobody else may say so of a contact.
               WHEN NOT EXISTS (SELECT FROM contact c WHERE c.id = p_contact_id AND c.erased_at >= now()) THEN 'notErased'
          END
        WHEN 'expiry' THEN
          CASE WHEN p_channel <> 'expiry' THEN 'channelMismatch'
               WHEN p_decision <> 'expired' THEN 'unknownDecision'
               WHEN EXISTS (
                 SELECT FROM unnest(p_purpose_ids) asked WHERE NOT EXISTS (
                   SELECT FROM consent s
                    WHERE s.contact_id = p_contact_id AND s.purpose_id = asked AND s.decision = 'granted'
                      AND s.expires_at <= clock_timestamp())) THEN 'notExpired' END
        ELSE 'credentialUnknown'
      END;
    ELSE
      reason := 'credentialUnknown';
  END CASE;
END
$$;

-- The mail whose sealed link this is, and why it may not be used for this answer, if it may not. The link says itself which
-- mail it stood in, and that mail knows the SHA-256 of the links it was written with. `record_consent` looks for a fresh
-- link first, which is found by its SHA-256.
CREATE OR REPLACE FUNCTION sealed_link(
  p_token text, p_contact_id uuid, p_purpose_ids uuid[], p_decision text, p_channel text,
  OUT reason text, OUT message_id uuid
)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_hash bytea := sha256(convert_to(p_token, 'UTF8'));
  v_link record;
BEGIN
  SELECT m.contact_id, m.id AS message_id,
         CASE WHEN m.unsubscribe_hash = v_hash THEN 'unsubscribe'
              WHEN m.created_at > clock_timestamp() - interval '30 days' THEN 'preferences'
              ELSE 'old' END AS use
    INTO v_link
    FROM message m
   WHERE m.id = message_of_sealed_link(p_token) AND v_hash IN (m.preferences_hash, m.unsubscribe_hash);
  message_id := v_link.message_id;
  reason := link_refusal(v_link.use, v_link.contact_id = p_contact_id, p_decision, p_channel);
  IF reason IS NULL AND p_decision = 'granted' AND v_link.use = 'unsubscribe' THEN
    IF EXISTS (
      SELECT FROM unnest(p_purpose_ids) asked WHERE NOT EXISTS (
        SELECT FROM consent s JOIN consent_event e ON e.id = s.event_id
         WHERE s.contact_id = p_contact_id AND s.purpose_id = asked AND s.decision = 'withdrawn'
           AND e.credential_id = v_link.message_id AND e.channel IN ('unsubscribe', 'one_click')
           AND e.recorded_at > clock_timestamp() - interval '1 hour')) THEN
      reason := 'nothingToTakeBack';
    END IF;
  END IF;
END
$$;

-- Why a link may not be used for this answer, as a code, or null. What it may do shrinks as it ages: `fresh`, and
-- `preferences` for 30 days, answer everything; `old` only says no. `unsubscribe` only ever says no, but for an hour takes
-- back what it withdrew.
CREATE OR REPLACE FUNCTION link_refusal(p_use text, p_is_his boolean, p_decision text, p_channel text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN p_decision NOT IN ('granted', 'refused', 'withdrawn') THEN 'unknownDecision'
    WHEN p_is_his IS NOT TRUE THEN 'credentialUnknown'
    WHEN p_channel NOT IN ('portal', 'unsubscribe', 'one_click') THEN 'channelMismatch'
    WHEN (p_use = 'unsubscribe') <> (p_channel <> 'portal') THEN 'channelMismatch'
    WHEN p_decision <> 'granted' THEN NULL
    WHEN p_channel = 'one_click' THEN 'channelMismatch'
    WHEN p_use = 'old' THEN 'linkTooOld'
  END
$$;

-- The id of the mail that a sealed link names (lib/tokens.ts: key id, contact, message, seal), or null.
CREATE OR REPLACE FUNCTION message_of_sealed_link(p_token text) RETURNS uuid
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_token ~ '^[A-Za-z0-9_-]{88}$' THEN
    encode(substring(decode(translate(p_token, '-_', '+/'), 'base64') FROM 19 FOR 16), 'hex')::uuid END
$$;

CREATE OR REPLACE FUNCTION uuid_or_null(p_text text) RETURNS uuid
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN p_text::uuid END
$$;
