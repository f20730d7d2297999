-- Earlier versions took the actor from the caller.
DROP FUNCTION IF EXISTS record_consent(uuid, uuid[], text, uuid, text, uuid, text, text, text, text, uuid);
DROP FUNCTION IF EXISTS why_refused(uuid, uuid[], text, uuid, text, text, text, boolean);
DROP FUNCTION IF EXISTS why_refused(uuid, uuid[], text, text, text, uuid, text, date, text);
DROP FUNCTION IF EXISTS notice_of_answer(uuid, uuid, text, text, text, text, uuid);

-- The only way into the ledger. One call is one answer: one decision on one or more purposes.
--
-- Who answers is never said by the caller. It follows from what he holds: the token of a link, a staff session, an API
-- key, or the name of a job whose answers the database can check itself. See `actor_of`.
--
-- Returns {outcome, reason, answerId, events}:
--   recorded   events were written, one per purpose whose answer is new
--   replayed   this request_id was recorded before; nothing was written
--   unchanged  the answer is the one that holds already; nothing was written
--   refused    the rules forbid it, with the reason as a code; nothing was written
--
-- A "no" is `withdrawn` after a yes and `refused` otherwise, so callers need not know the state.
CREATE OR REPLACE FUNCTION record_consent(
  p_credential text,
  p_secret text,
  p_contact_id uuid,
  p_purpose_ids uuid[],
  p_decision text,
  p_channel text,
  p_served_id uuid,
  p_note text,
  p_agreed_on date,
  p_evidence text,
  p_request_id uuid
) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
-- Planned once: for these few rows a plan of its own for every call takes longer than the call. What it calls needs no
-- search path of its own.
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  v_contact record;
  v_actor record;
  v_reason text;
  v_answer_id uuid := uuid_v7();
  v_seq bigint := 0;
  v_last_at timestamptz := '-infinity';
  v_hash bytea := decode(repeat('00', 32), 'hex');
  v_now timestamptz;
  v_note bytea;
  v_evidence bytea;
  v_actor_name_mac bytea;
  v_event_id uuid;
  v_payload bytea;
  v_prev_hash bytea;
  v_decision text;
  v_notice record;
  v_expires_at timestamptz;
  v_events jsonb := '[]';
  v_shown record;
  v_head record;
  asked record;
BEGIN
  -- The send guard holds FOR SHARE on this row while it decides, so a withdrawal waits for it.
  SELECT c.erased_at, c.locale, k.key INTO v_contact
    FROM contact c LEFT JOIN contact_key k ON k.contact_id = c.id
   WHERE c.id = p_contact_id
     FOR UPDATE OF c;
  IF NOT FOUND THEN
    RETURN jsonb_build_object('outcome', 'refused', 'reason', 'contactNotFound');
  END IF;

  SELECT e.seq, e.recorded_at, e.hash, EXISTS (
           SELECT FROM consent_event x
            WHERE x.request_id = p_request_id AND x.contact_id = p_contact_id AND x.purpose_id = ANY (p_purpose_ids)) AS is_replay
    INTO v_head
    FROM consent_event e WHERE e.contact_id = p_contact_id ORDER BY e.seq DESC LIMIT 1;
  IF v_head.is_replay THEN
    RETURN replayed_answer(p_request_id, p_contact_id, p_purpose_ids);
  END IF;

  v_actor := actor_of(p_credential, p_secret, p_contact_id, p_purpose_ids, p_decision, p_channel);
  v_shown := shown_wording(p_contact_id, p_purpose_ids, p_served_id);
  v_reason := CASE WHEN v_contact.erased_at IS NOT NULL THEN 'erased' ELSE coalesce(
    v_actor.reason,
    why_refused(p_contact_id, p_purpose_ids, p_decision, v_actor.actor_type, p_channel, p_served_id, v_shown.is_about,
                v_shown.is_replaced, p_note, p_agreed_on, p_evidence)) END;
  IF v_reason IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'refused', 'reason', v_reason);
  END IF;

  IF v_head.seq IS NOT NULL THEN
    v_seq := v_head.seq;
    v_last_at := v_head.recorded_at;
    v_hash := v_head.hash;
  END IF;

  v_note := hmac(convert_to(p_note, 'UTF8'), v_contact.key, 'sha256');
  v_evidence := hmac(convert_to(p_evidence, 'UTF8'), v_contact.key, 'sha256');
  v_actor_name_mac := hmac(convert_to(v_actor.actor_name, 'UTF8'), v_contact.key, 'sha256');

  FOR asked IN
    SELECT p.id AS purpose_id, p.life_months, p.reminder_days, s.decision AS previous, s.notice_id AS previous_notice,
           s.expires_at AS previous_end, last.actor_type AS previous_actor
      FROM purpose p
      LEFT JOIN consent s ON s.contact_id = p_contact_id AND s.purpose_id = p.id
      LEFT JOIN consent_event last ON last.id = s.event_id
     WHERE p.id = ANY (p_purpose_ids)
     ORDER BY p.position, p.id
  LOOP
    v_decision := CASE
      WHEN p_decision IN ('granted', 'expired') THEN p_decision
      WHEN asked.previous = 'granted' THEN 'withdrawn'
      ELSE 'refused'
    END;
    v_notice := v_shown;
    IF p_served_id IS NULL THEN
      v_notice := notice_of_answer(p_contact_id, asked.purpose_id, v_actor.actor_type, v_contact.locale, p_decision, p_channel);
    END IF;
    IF v_decision = 'granted' AND v_notice.id IS NULL THEN
      -- A level of several purposes is answered whole or not at all.
      IF v_events <> '[]' THEN
        RAISE EXCEPTION 'Purpose % has no published wording.', asked.purpose_id;
      END IF;
      RETURN jsonb_build_object('outcome', 'refused', 'reason', 'wordingMissing');
    END IF;
    CONTINUE WHEN is_same_answer(asked.previous, v_decision, asked.previous_actor, v_actor.actor_type,
                                 asked.previous_notice, v_notice.id)
      -- Near its end the same yes is a new one: it begins another life.
      AND NOT (v_decision = 'granted' AND coalesce(asked.previous_end < now() + asked.reminder_days * interval '1 day', false));
    v_seq := v_seq + 1;
    v_now := greatest(clock_timestamp(), v_last_at + interval '1 microsecond');
    v_last_at := v_now;
    v_event_id := uuid_v7();
    v_prev_hash := v_hash;
    v_expires_at := CASE WHEN v_decision = 'granted' THEN v_now + asked.life_months * interval '1 month' END;
    -- Ids, codes and hashes alone: nothing here has to be erased.
    v_payload := convert_to(json_build_object(
      'v', 2,
      'id', v_event_id,
      'contact', p_contact_id,
      'seq', v_seq,
      'purpose', asked.purpose_id,
      'decision', v_decision,
      'previous', asked.previous,
      'notice', v_notice.id,
      'noticeSha256', v_notice.sha256,
      'served', p_served_id,
      'answer', v_answer_id,
      'actorType', v_actor.actor_type,
      'actor', v_actor.actor_id,
      'actorNameMac', encode(v_actor_name_mac, 'hex'),
      'credential', p_credential,
      'credentialId', v_actor.credential_id,
      'channel', p_channel,
      'agreedOn', p_agreed_on,
      'noteMac', encode(v_note, 'hex'),
      'evidenceMac', encode(v_evidence, 'hex'),
      'request', p_request_id,
      'recordedAt', utc_text(v_now),
      'expiresAt', utc_text(v_expires_at)
    )::text, 'UTF8');
    v_hash := sha256(v_prev_hash || v_payload);

    -- One statement: each costs as much to begin as to carry out.
    WITH event AS (
      INSERT INTO consent_event (
        id, contact_id, seq, purpose_id, decision, previous, notice_id, answer_id, actor_type, actor_id, actor_name,
        channel, credential, credential_id, served_id, agreed_on, note, evidence, request_id, recorded_at, expires_at,
        payload, prev_hash, hash
      ) VALUES (
        v_event_id, p_contact_id, v_seq, asked.purpose_id, v_decision, asked.previous, v_notice.id, v_answer_id,
        v_actor.actor_type, v_actor.actor_id, v_actor.actor_name, p_channel, p_credential, v_actor.credential_id,
        p_served_id, p_agreed_on, v_note, v_evidence, p_request_id, v_now, v_expires_at, v_payload, v_prev_hash, v_hash
      )
    )
    INSERT INTO consent (contact_id, purpose_id, decision, since, event_id, notice_id, expires_at)
    VALUES (p_contact_id, asked.purpose_id, v_decision, v_now, v_event_id, v_notice.id, v_expires_at)
    ON CONFLICT (contact_id, purpose_id)
      DO UPDATE SET decision = EXCLUDED.decision, since = EXCLUDED.since, event_id = EXCLUDED.event_id,
                    notice_id = EXCLUDED.notice_id, expires_at = EXCLUDED.expires_at;
    v_events := v_events || jsonb_build_object('eventId', v_event_id, 'purposeId', asked.purpose_id, 'decision', v_decision);
  END LOOP;

  IF v_events = '[]' THEN
    RETURN jsonb_build_object('outcome', 'unchanged');
  END IF;
  IF p_note IS NOT NULL OR p_evidence IS NOT NULL THEN
    INSERT INTO consent_evidence (answer_id, contact_id, note, evidence)
    VALUES (v_answer_id, p_contact_id, p_note, p_evidence);
  END IF;
  RETURN jsonb_build_object('outcome', 'recorded', 'answerId', v_answer_id, 'events', v_events);
END
$$;

-- What a repeated request is told: what came of it the first time.
CREATE OR REPLACE FUNCTION replayed_answer(p_request_id uuid, p_contact_id uuid, p_purpose_ids uuid[]) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'outcome', 'replayed',
    'answerId', min(e.answer_id::text),
    'events', jsonb_agg(
      jsonb_build_object('eventId', e.id, 'purposeId', e.purpose_id, 'decision', e.decision) ORDER BY e.seq))
    FROM consent_event e
   WHERE e.request_id = p_request_id AND e.contact_id = p_contact_id AND e.purpose_id = ANY (p_purpose_ids)
$$;

-- The words that the contact was shown, if any: whether they asked him about all of these purposes, and whether newer ones
-- have ended what was said to them.
CREATE OR REPLACE FUNCTION shown_wording(
  p_contact_id uuid, p_purpose_ids uuid[], p_served_id uuid,
  OUT id uuid, OUT sha256 text, OUT is_about boolean, OUT is_replaced boolean
)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_served_id IS NULL THEN
    RETURN;
  END IF;
  SELECT n.id, encode(n.sha256, 'hex'),
         v.contact_id = p_contact_id AND NOT EXISTS (
           SELECT FROM unnest(p_purpose_ids) asked
            WHERE NOT EXISTS (SELECT FROM level_purpose lp WHERE lp.level_id = n.level_id AND lp.purpose_id = asked)),
         EXISTS (SELECT FROM notice newer
                  WHERE newer.level_id = n.level_id AND newer.version > n.version AND newer.older_lapse_at IS NOT NULL)
    INTO shown_wording.id, shown_wording.sha256, is_about, is_replaced
    FROM served v JOIN notice n ON n.id = v.notice_id
   WHERE v.id = p_served_id;
END
$$;

-- The words that an answer was given to when it says of none that they were shown.
--   the contact, taking an unsubscribe back: those of the yes that he had
--   staff or a system that brings a yes: those in force, in the contact's language
-- A no needs none, and an unsubscribe shows none.
CREATE OR REPLACE FUNCTION notice_of_answer(
  p_contact_id uuid, p_purpose_id uuid, p_actor_type text, p_locale text, p_decision text, p_channel text,
  OUT id uuid, OUT sha256 text
)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_actor_type = 'contact' AND p_decision = 'granted' THEN
    SELECT n.id, encode(n.sha256, 'hex') INTO notice_of_answer.id, notice_of_answer.sha256
      FROM consent_event e JOIN notice n ON n.id = e.notice_id
     WHERE e.contact_id = p_contact_id AND e.purpose_id = p_purpose_id AND e.decision = 'granted'
     ORDER BY e.seq DESC LIMIT 1;
  ELSIF p_channel IN ('meeting', 'phone', 'written', 'api') THEN
    SELECT n.id, encode(n.sha256, 'hex') INTO notice_of_answer.id, notice_of_answer.sha256
      FROM level_purpose lp JOIN level l ON l.id = lp.level_id JOIN notice n ON n.level_id = l.id
     WHERE lp.purpose_id = p_purpose_id AND n.locale IN (p_locale, 'nb')
     ORDER BY l.position, n.version DESC, n.locale <> p_locale LIMIT 1;
  END IF;
END
$$;

-- Why the rules forbid an answer, as a code, or null. Who answers and what he was shown is settled before.
CREATE OR REPLACE FUNCTION why_refused(
  p_contact_id uuid, p_purpose_ids uuid[], p_decision text, p_actor_type text, p_channel text, p_served_id uuid,
  p_is_about boolean, p_is_replaced boolean, p_note text, p_agreed_on date, p_evidence text
) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
  -- Words that ask about all of them vouch for the purposes too.
  IF p_is_about IS NOT TRUE OR p_purpose_ids = '{}' THEN
    IF coalesce(cardinality(p_purpose_ids), 0) = 0
       OR (SELECT count(*) FROM purpose p WHERE p.id = ANY (p_purpose_ids))
          <> (SELECT count(DISTINCT asked) FROM unnest(p_purpose_ids) asked) THEN
      RETURN 'unknownPurpose';
    END IF;
    IF p_served_id IS NOT NULL THEN
      RETURN 'wordingMismatch';
    END IF;
  END IF;
  IF p_decision = 'granted' THEN
    -- A yes to words that no longer do is asked for again, with the new ones in view.
    IF p_is_replaced THEN
      RETURN 'wordingChanged';
    END IF;
    IF p_served_id IS NULL AND p_channel = 'portal' THEN
      RETURN 'wordingMissing';
    END IF;
  END IF;
  IF p_actor_type = 'staff' THEN
    RETURN why_refused_staff(p_contact_id, p_purpose_ids, p_decision, p_note, p_agreed_on, p_evidence);
  END IF;
  RETURN NULL;
END
$$;

-- Why the rules forbid an answer that staff brings, as a code, or null.
CREATE OR REPLACE FUNCTION why_refused_staff(
  p_contact_id uuid, p_purpose_ids uuid[], p_decision text, p_note text, p_agreed_on date, p_evidence text
) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_own_no_at timestamptz;
BEGIN
  IF char_length(coalesce(btrim(p_note), '')) < 10 THEN
    RETURN 'noteMissing';
  END IF;
  IF p_agreed_on IS NULL THEN
    RETURN 'dateMissing';
  END IF;
  IF p_agreed_on > (now() AT TIME ZONE 'Europe/Oslo')::date THEN
    RETURN 'dateInFuture';
  END IF;
  IF p_decision <> 'granted' THEN
    RETURN NULL;
  END IF;
  -- Staff never talk over the contact's own no: he is sent a link and changes it himself. A group may decide to
  -- accept evidence of a later yes.
  SELECT max(own.recorded_at) INTO v_own_no_at
    FROM unnest(p_purpose_ids) asked
   CROSS JOIN LATERAL (
     SELECT e.decision, e.recorded_at FROM consent_event e
      WHERE e.contact_id = p_contact_id AND e.purpose_id = asked AND e.actor_type = 'contact'
      ORDER BY e.seq DESC LIMIT 1) own
   WHERE own.decision <> 'granted';
  IF v_own_no_at IS NULL THEN
    RETURN NULL;
  END IF;
  IF NOT coalesce((SELECT s.staff_may_answer_own_no FROM setting s), false) THEN
    RETURN 'ownRefusal';
  END IF;
  IF p_evidence IS NULL OR coalesce(p_evidence::jsonb ->> 'reference', '') = '' THEN
    RETURN 'evidenceMissing';
  END IF;
  IF p_agreed_on <= (v_own_no_at AT TIME ZONE 'Europe/Oslo')::date THEN
    RETURN 'evidenceTooOld';
  END IF;
  RETURN NULL;
END
$$;

-- The same answer, by the same kind of actor, to the same wording, says nothing new. A no needs no wording.
CREATE OR REPLACE FUNCTION is_same_answer(
  p_previous text, p_decision text, p_previous_actor text, p_actor text, p_previous_notice uuid, p_notice uuid
) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN p_previous IS NULL OR p_previous_actor IS DISTINCT FROM p_actor THEN false
    WHEN p_decision = 'granted' THEN p_previous = 'granted' AND p_previous_notice IS NOT DISTINCT FROM p_notice
    WHEN p_decision = 'expired' THEN p_previous = 'expired'
    ELSE p_previous IN ('refused', 'withdrawn')
  END
$$;

-- A point in time as the payload writes it: ISO 8601, UTC, microseconds.
CREATE OR REPLACE FUNCTION utc_text(p_at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
