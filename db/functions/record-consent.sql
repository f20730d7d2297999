-- Earlier versions took the actor from the caller.
DROP FUNCTION IF EXISTS record_consent(uuid, uuid[], text, uuid, text, uuid, text, text, text, text, uuid);
DROP FUNCTION IF EXISTS why_refused(uuid, uuid[], text, uuid, text, text, text, boolean);
DROP FUNCTION IF EXISTS why_refused(uuid, uuid[], text, text, text, uuid, text, date, text);
DROP FUNCTION IF EXISTS why_refused(uuid, uuid[], text, text, text, uuid, boolean, boolean, text, date, text);
DROP FUNCTION IF EXISTS notice_of_answer(uuid, uuid, text, text, text, text, uuid);
DROP FUNCTION IF EXISTS notice_of_answer(uuid, uuid, text, text, text, text);
DROP FUNCTION IF EXISTS shown_wording(uuid, uuid[], uuid);

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
  v_erased_at timestamptz;
  v_locale text;
  v_known record;
  v_reason text;
  v_answer_id uuid := uuid_v7();
  v_purpose_id uuid;
  asked record;
  v_payload bytea;
  v_prev_hash bytea;
  v_events jsonb[];
BEGIN
  -- The send guard holds FOR SHARE on this row while it decides, so a withdrawal waits for it.
  SELECT c.erased_at, c.locale INTO v_erased_at, v_locale FROM contact c WHERE c.id = p_contact_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN jsonb_build_object('outcome', 'refused', 'reason', 'contactNotFound');
  END IF;

  -- What an answer is judged by, read in one statement: to begin one, or an expression of its own, costs more than to carry
  -- it out. Most answers come with the fresh link of a mail and with the words that were shown.
  SELECT coalesce(head.seq, 0) AS seq, coalesce(head.recorded_at, '-infinity') AS at,
         coalesce(head.hash, decode(repeat('00', 32), 'hex')) AS hash, k.key,
         hmac(convert_to(p_note, 'UTF8'), k.key, 'sha256') AS note_mac,
         hmac(convert_to(p_evidence, 'UTF8'), k.key, 'sha256') AS evidence_mac,
         link_refusal('fresh', fresh.contact_id = p_contact_id, p_decision, p_channel) AS actor_reason,
         'contact' AS actor_type, p_contact_id AS actor_id, NULL::text AS actor_name, NULL::text AS name_mac,
         fresh.message_id AS credential_id,
         n.id AS notice_id, n.sha256 AS notice_sha256,
         v.contact_id = p_contact_id
           AND (SELECT count(*) FROM level_purpose lp WHERE lp.level_id = n.level_id AND lp.purpose_id = ANY (p_purpose_ids))
               = nullif(cardinality(p_purpose_ids), 0) AS is_about,
         EXISTS (SELECT FROM notice newer
                  WHERE newer.level_id = n.level_id AND newer.version > n.version AND newer.older_lapse_at IS NOT NULL
                ) AS is_replaced,
         -- IS TRUE: the index is asked for the request alone, for to ask it for an array takes thrice as long.
         EXISTS (SELECT FROM consent_event e
                  WHERE e.request_id = p_request_id AND e.contact_id = p_contact_id
                    AND (e.purpose_id = ANY (p_purpose_ids)) IS TRUE) AS is_replay
    INTO v_known
    FROM (VALUES (0)) one
    LEFT JOIN contact_key k ON k.contact_id = p_contact_id
    LEFT JOIN portal_link fresh
      ON p_credential = 'link' AND fresh.token_hash = sha256(convert_to(p_secret, 'UTF8'))
         AND fresh.revoked_at IS NULL AND fresh.expires_at > clock_timestamp()
    LEFT JOIN served v ON v.id = p_served_id
    LEFT JOIN notice n ON n.id = v.notice_id
    LEFT JOIN LATERAL (
      SELECT e.seq, e.recorded_at, e.hash FROM consent_event e WHERE e.contact_id = p_contact_id ORDER BY e.seq DESC LIMIT 1
    ) head ON true;
  IF v_known.is_replay THEN
    RETURN replayed_answer(p_request_id, p_contact_id, p_purpose_ids);
  END IF;

  IF v_known.credential_id IS NULL THEN
    SELECT a.reason, a.actor_type, a.actor_id, a.actor_name, a.credential_id,
           encode(hmac(convert_to(a.actor_name, 'UTF8'), v_known.key, 'sha256'), 'hex')
      INTO v_known.actor_reason, v_known.actor_type, v_known.actor_id, v_known.actor_name, v_known.credential_id,
           v_known.name_mac
      FROM actor_of(p_credential, p_secret, p_contact_id, p_purpose_ids, p_decision, p_channel) a;
  END IF;
  v_reason := CASE
    WHEN v_erased_at IS NOT NULL THEN 'erased'
    WHEN v_known.actor_reason IS NOT NULL THEN v_known.actor_reason
    -- The worker makes the links of contacts, so it answers by none.
    WHEN p_credential <> 'job' AND NOT pg_has_role(session_user, 'samtykke_app', 'MEMBER') THEN 'credentialUnknown'
    -- Words that ask about all of them vouch for the purposes too.
    WHEN v_known.is_about IS NOT TRUE AND NOT all_purposes_known(p_purpose_ids) THEN 'unknownPurpose'
    WHEN v_known.is_about IS NOT TRUE AND p_served_id IS NOT NULL THEN 'wordingMismatch'
    -- A yes to words that no longer do is asked for again, with the new ones in view.
    WHEN p_decision = 'granted' AND v_known.is_replaced THEN 'wordingChanged'
    WHEN p_decision = 'granted' AND p_served_id IS NULL AND p_channel = 'portal' THEN 'wordingMissing'
    WHEN v_known.actor_type = 'staff' THEN
      why_refused_staff(p_contact_id, p_purpose_ids, p_decision, p_note, p_agreed_on, p_evidence)
  END;
  IF v_reason IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'refused', 'reason', v_reason);
  END IF;

  FOREACH v_purpose_id IN ARRAY p_purpose_ids LOOP
    v_known.at := greatest(clock_timestamp(), v_known.at + interval '1 microsecond');
    SELECT uuid_v7() AS event_id, s.decision AS previous, s.notice_id AS previous_notice_id, last.actor_type AS previous_actor,
           CASE WHEN p_decision IN ('granted', 'expired') THEN p_decision
                WHEN s.decision = 'granted' THEN 'withdrawn'
                ELSE 'refused' END AS decision,
           v_known.notice_id AS notice_id, v_known.notice_sha256 AS notice_sha256,
           CASE WHEN p_decision = 'granted' THEN v_known.at + p.life_months * interval '1 month' END AS expires_at,
           s.expires_at < now() + p.reminder_days * interval '1 day' AS is_ending
      INTO asked
      FROM purpose p
      LEFT JOIN consent s ON s.contact_id = p_contact_id AND s.purpose_id = p.id
      LEFT JOIN consent_event last ON last.id = s.event_id
     WHERE p.id = v_purpose_id;
    IF p_served_id IS NULL THEN
      SELECT w.id, w.sha256 INTO asked.notice_id, asked.notice_sha256
        FROM notice_of_answer(p_contact_id, v_purpose_id, v_known.actor_type, v_locale, p_decision, p_channel) w;
    END IF;
    IF p_decision = 'granted' AND asked.notice_id IS NULL THEN
      -- A level of several purposes is answered whole or not at all.
      IF v_events IS NOT NULL THEN
        RAISE EXCEPTION 'Purpose % has no published wording.', v_purpose_id;
      END IF;
      RETURN jsonb_build_object('outcome', 'refused', 'reason', 'wordingMissing');
    END IF;
    CONTINUE WHEN is_same_answer(asked.previous, asked.decision, asked.previous_actor, v_known.actor_type,
                                 asked.previous_notice_id, asked.notice_id)
      -- Near its end the same yes is a new one: it begins another life.
      AND NOT (asked.decision = 'granted' AND coalesce(asked.is_ending, false));
    v_known.seq := v_known.seq + 1;
    v_payload := convert_to(event_payload(
      asked.event_id, p_contact_id, v_known.seq, v_purpose_id, asked.decision, asked.previous, asked.notice_id,
      asked.notice_sha256, p_served_id, v_answer_id, v_known.actor_type, v_known.actor_id, v_known.name_mac, p_credential,
      v_known.credential_id, p_channel, p_agreed_on, v_known.note_mac, v_known.evidence_mac, p_request_id, v_known.at,
      asked.expires_at), 'UTF8');
    v_prev_hash := v_known.hash;
    v_known.hash := sha256(v_prev_hash || v_payload);

    -- One statement, for the same reason.
    WITH evidence AS (
      INSERT INTO consent_evidence (answer_id, contact_id, note, evidence)
      SELECT v_answer_id, p_contact_id, p_note, p_evidence WHERE v_events IS NULL AND (p_note IS NOT NULL OR p_evidence IS NOT NULL)
    ), event AS (
      INSERT INTO consent_event (
        id, contact_id, seq, purpose_id, decision, previous, notice_id, answer_id, actor_type, actor_id, actor_name,
        channel, credential, credential_id, served_id, agreed_on, note, evidence, request_id, recorded_at, expires_at,
        payload, prev_hash, hash
      ) VALUES (
        asked.event_id, p_contact_id, v_known.seq, v_purpose_id, asked.decision, asked.previous, asked.notice_id, v_answer_id,
        v_known.actor_type, v_known.actor_id, v_known.actor_name, p_channel, p_credential, v_known.credential_id,
        p_served_id, p_agreed_on, v_known.note_mac, v_known.evidence_mac, p_request_id, v_known.at, asked.expires_at,
        v_payload, v_prev_hash, v_known.hash
      )
    )
    INSERT INTO consent (contact_id, purpose_id, decision, since, event_id, notice_id, expires_at)
    VALUES (p_contact_id, v_purpose_id, asked.decision, v_known.at, asked.event_id, asked.notice_id, asked.expires_at)
    ON CONFLICT (contact_id, purpose_id)
      DO UPDATE SET decision = EXCLUDED.decision, since = EXCLUDED.since, event_id = EXCLUDED.event_id,
                    notice_id = EXCLUDED.notice_id, expires_at = EXCLUDED.expires_at;
    v_events := v_events
      || jsonb_build_object('eventId', asked.event_id, 'purposeId', v_purpose_id, 'decision', asked.decision);
  END LOOP;

  IF v_events IS NULL THEN
    RETURN jsonb_build_object('outcome', 'unchanged');
  END IF;
  RETURN jsonb_build_object('outcome', 'recorded', 'answerId', v_answer_id, 'events', to_jsonb(v_events));
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

-- The words that an answer was given to when it says of none that they were shown.
--   the contact, taking an unsubscribe back: those of the yes that he had
--   staff or a system that brings a yes: those in force, in the contact's language
-- A no needs none, and an unsubscribe shows none.
CREATE OR REPLACE FUNCTION notice_of_answer(
  p_contact_id uuid, p_purpose_id uuid, p_actor_type text, p_locale text, p_decision text, p_channel text,
  OUT id uuid, OUT sha256 bytea
)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_actor_type = 'contact' AND p_decision = 'granted' THEN
    SELECT n.id, n.sha256 INTO notice_of_answer.id, notice_of_answer.sha256
      FROM consent_event e JOIN notice n ON n.id = e.notice_id
     WHERE e.contact_id = p_contact_id AND e.purpose_id = p_purpose_id AND e.decision = 'granted'
     ORDER BY e.seq DESC LIMIT 1;
  ELSIF p_channel IN ('meeting', 'phone', 'written', 'api') THEN
    SELECT n.id, n.sha256 INTO notice_of_answer.id, notice_of_answer.sha256
      FROM level_purpose lp JOIN level l ON l.id = lp.level_id JOIN notice n ON n.level_id = l.id
     WHERE lp.purpose_id = p_purpose_id AND n.locale IN (p_locale, 'nb')
     ORDER BY l.position, n.version DESC, n.locale <> p_locale LIMIT 1;
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION all_purposes_known(p_purpose_ids uuid[]) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(cardinality(p_purpose_ids), 0) > 0
     AND p_purpose_ids <@ ARRAY(SELECT p.id FROM purpose p WHERE p.id = ANY (p_purpose_ids))
$$;

-- Why the rules forbid an answer that staff brings, as a code, or null.
CREATE OR REPLACE FUNCTION why_refused_staff(
  p_contact_id uuid, p_purpose_ids uuid[], p_decision text, p_note text, p_agreed_on date, p_evidence text
) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_own_no_at timestamptz;
BEGIN
  -- Ten letters or digits, in every script, whatever the database's locale. Fillers are letters to Unicode alone.
  IF coalesce(regexp_count(p_note COLLATE "und-x-icu", '(?![\u115F\u1160\u3164\uFFA0])[[:alnum:]]'), 0) < 10 THEN
    RETURN 'noteMissing';
  END IF;
  IF p_agreed_on IS NULL THEN
    RETURN 'dateMissing';
  END IF;
  IF p_agreed_on > (now() AT TIME ZONE 'Europe/Oslo')::date THEN
    RETURN 'dateInFuture';
  END IF;
  IF p_agreed_on < (now() AT TIME ZONE 'Europe/Oslo')::date - interval '10 years' THEN
    RETURN 'dateTooOld';
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
