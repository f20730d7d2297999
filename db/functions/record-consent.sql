-- Earlier versions took the actor from the caller.
DROP FUNCTION IF EXISTS record_consent(uuid, uuid[], text, uuid, text, uuid, text, text, text, text, uuid);
DROP FUNCTION IF EXISTS why_refused(uuid, uuid[], text, uuid, text, text, text, boolean);
DROP FUNCTION IF EXISTS why_refused(uuid, uuid[], text, text, text, uuid, text, date, text);
DROP FUNCTION IF EXISTS why_refused(uuid, uuid[], text, text, text, uuid, boolean, boolean, text, date, text);
DROP FUNCTION IF EXISTS notice_of_answer(uuid, uuid, text, text, text, text, uuid);
DROP FUNCTION IF EXISTS notice_of_answer(uuid, uuid, text, text, text, text);
DROP FUNCTION IF EXISTS why_refused_staff(uuid, uuid[], text, text, date, text);
DROP FUNCTION IF EXISTS shown_wording(uuid, uuid[], uuid);
DROP FUNCTION IF EXISTS is_same_answer(text, text, text, text, uuid, uuid);
DROP FUNCTION IF EXISTS replayed_answer(uuid, uuid, uuid[]);

-- The only way into the ledger. One call is one answer: one decision on one or more purposes.
--
-- Who answers is never said by the caller. It follows from what he holds: the token of a link, a staff session, an API
-- key, or the name of a job whose answers the database can check itself. See `actor_of`.
--
-- Returns {outcome, reason, answerId, events}:
--   recorded   events were written, one per purpose whose answer is new
--   replayed   this request_id was recorded before, with this answer; nothing was written
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
-- Planned once: for these few rows a plan of its own for every call takes longer than the call. To begin a statement or an
-- expression costs more than to carry it out, and a join more than another statement, so there are few, and each reads one
-- row by its key; what only some answers need stands behind an IF. What it calls needs no search path of its own.
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  c_no_hash CONSTANT bytea := '\x0000000000000000000000000000000000000000000000000000000000000000';
  v_erased_at timestamptz;
  v_locale text;
  v_key bytea;
  v_note_mac bytea;
  v_evidence_mac bytea;
  v_actor_reason text;
  v_actor_type text := 'contact';
  v_actor_id uuid := p_contact_id;
  v_actor_name text;
  v_actor_name_mac text;
  v_credential_id uuid;
  v_is_about boolean;
  v_is_replaced boolean;
  v_reason text;
  v_answer_id uuid := uuid_v7();
  v_purpose_id uuid;
  v_notice_id uuid;
  v_notice_sha256 bytea;
  v_held consent;
  v_held_actor_type text;
  v_event_id uuid;
  v_decision text;
  v_expires_at timestamptz;
  v_life_months integer;
  v_reminder_days integer;
  v_seq bigint;
  v_at timestamptz;
  v_is_repeated boolean;
  v_is_replay boolean;
  v_replay jsonb;
  v_payload bytea;
  v_prev_hash bytea;
  v_hash bytea;
  v_events jsonb;
BEGIN
  -- The send guard holds FOR SHARE on this row while it decides, so a withdrawal waits for it.
  SELECT c.erased_at, c.locale INTO v_erased_at, v_locale FROM contact c WHERE c.id = p_contact_id FOR UPDATE;

  -- The end of the chain, and whether anything was recorded for this request.
  SELECT e.seq, e.recorded_at, e.hash, EXISTS (SELECT FROM consent_event r WHERE r.request_id = p_request_id)
    INTO v_seq, v_at, v_hash, v_is_repeated
    FROM consent_event e WHERE e.contact_id = p_contact_id ORDER BY e.seq DESC LIMIT 1;
  IF v_is_repeated THEN
    SELECT r.is_same, r.answer INTO v_is_replay, v_replay
      FROM replay_of(p_request_id, p_contact_id, p_purpose_ids, p_decision) r;
    IF v_is_replay THEN
      RETURN v_replay;
    ELSIF NOT v_is_replay THEN
      -- A page that was gone back to brings the id of its first answer. Another answer is no repetition.
      p_request_id := uuid_v7();
    END IF;
  END IF;

  SELECT k.key INTO v_key FROM contact_key k WHERE k.contact_id = p_contact_id;
  v_evidence_mac := hmac(convert_to(p_evidence, 'UTF8'), v_key, 'sha256');
  IF p_note IS NOT NULL THEN
    v_note_mac := hmac(convert_to(p_note, 'UTF8'), v_key, 'sha256');
  END IF;

  -- Most answers come with the fresh link of a mail.
  SELECT l.message_id INTO v_credential_id
    FROM portal_link l
   WHERE p_credential = 'link' AND l.token_hash = sha256(convert_to(p_secret, 'UTF8')) AND l.contact_id = p_contact_id
     AND l.revoked_at IS NULL AND l.expires_at > clock_timestamp();
  IF v_credential_id IS NOT NULL THEN
    -- Of a fresh link in the portal `link_refusal` asks nothing else.
    IF p_channel <> 'portal' OR p_decision NOT IN ('granted', 'refused', 'withdrawn') THEN
      v_actor_reason := link_refusal('fresh', true, p_decision, p_channel);
    END IF;
  ELSE
    SELECT a.reason, a.actor_type, a.actor_id, a.actor_name, a.credential_id,
           encode(hmac(convert_to(a.actor_name, 'UTF8'), v_key, 'sha256'), 'hex')
      INTO v_actor_reason, v_actor_type, v_actor_id, v_actor_name, v_credential_id, v_actor_name_mac
      FROM actor_of(p_credential, p_secret, p_contact_id, p_purpose_ids, p_decision, p_channel) a;
  END IF;

  SELECT n.id, n.sha256,
         v.contact_id = p_contact_id AND p_purpose_ids <> '{}'
           AND p_purpose_ids <@ ARRAY(SELECT lp.purpose_id FROM level_purpose lp WHERE lp.level_id = n.level_id),
         p_decision = 'granted' AND EXISTS (
           SELECT FROM notice newer
            WHERE newer.level_id = n.level_id AND newer.version > n.version AND newer.older_lapse_at IS NOT NULL
              AND newer.published_at <= now())
    INTO v_notice_id, v_notice_sha256, v_is_about, v_is_replaced
    FROM served v JOIN notice n ON n.id = v.notice_id WHERE v.id = p_served_id;
  -- A contact who answers words that he was shown, and that still do, leaves nothing to ask. A new reason needs its place in
  -- both lists.
  IF v_locale IS NULL OR v_erased_at IS NOT NULL OR v_actor_reason IS NOT NULL OR v_actor_type <> 'contact'
     OR NOT pg_has_role(session_user, 'samtykke_app', 'MEMBER') OR v_is_about IS NOT TRUE OR v_is_replaced THEN
    v_reason := CASE
      WHEN v_locale IS NULL THEN 'contactNotFound'
      WHEN v_erased_at IS NOT NULL AND p_channel <> 'erasure' THEN 'erased'
      WHEN v_actor_reason IS NOT NULL THEN v_actor_reason
      -- The worker makes the links of contacts, so it answers by none.
      WHEN p_credential <> 'job' AND NOT pg_has_role(session_user, 'samtykke_app', 'MEMBER') THEN 'credentialUnknown'
      -- Words that ask about all of them vouch for the purposes too.
      WHEN v_is_about IS NOT TRUE AND NOT all_purposes_known(p_purpose_ids) THEN 'unknownPurpose'
      WHEN v_is_about IS NOT TRUE AND p_served_id IS NOT NULL THEN 'wordingMismatch'
      -- A yes to words that no longer do is asked for again, with the new ones in view.
      WHEN v_is_replaced THEN 'wordingChanged'
      WHEN p_decision = 'granted' AND p_served_id IS NULL AND p_channel = 'portal' THEN 'wordingMissing'
      WHEN v_actor_type = 'staff' THEN
        why_refused_staff(
          p_contact_id, p_purpose_ids, v_locale, p_decision, p_channel, p_note, p_agreed_on, p_evidence)
      WHEN p_credential = 'api_key' AND p_decision = 'granted' AND own_no_at(p_contact_id, p_purpose_ids) IS NOT NULL THEN
        'ownRefusal'
    END;
  END IF;
  IF v_reason IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'refused', 'reason', v_reason);
  END IF;

  FOREACH v_purpose_id IN ARRAY p_purpose_ids LOOP
    v_at := greatest(clock_timestamp(), v_at + interval '1 microsecond');
    SELECT s.* INTO v_held FROM consent s WHERE s.contact_id = p_contact_id AND s.purpose_id = v_purpose_id;
    v_decision := CASE WHEN p_decision IN ('granted', 'expired') THEN p_decision
                       WHEN v_held.decision = 'granted' THEN 'withdrawn'
                       ELSE 'refused' END;
    IF p_served_id IS NULL THEN
      SELECT w.id, w.sha256 INTO v_notice_id, v_notice_sha256
        FROM notice_of_answer(
          p_contact_id, v_purpose_id, v_actor_type, v_locale, p_decision, p_channel, p_agreed_on) w;
    END IF;
    IF p_decision = 'granted' THEN
      IF v_notice_id IS NULL THEN
        -- A level of several purposes is answered whole or not at all.
        IF v_events IS NOT NULL THEN
          RAISE EXCEPTION 'Purpose % has no published wording.', v_purpose_id;
        END IF;
        RETURN jsonb_build_object('outcome', 'refused', 'reason', 'wordingMissing');
      END IF;
      SELECT p.life_months, p.reminder_days INTO v_life_months, v_reminder_days FROM purpose p WHERE p.id = v_purpose_id;
      v_expires_at := NULL;
      IF v_life_months IS NOT NULL THEN
        v_expires_at := life_ends(life_begins(v_at, p_agreed_on), v_life_months);
      END IF;
    END IF;
    -- A yes after a no, and a no after a yes, is new.
    IF (v_held.decision = 'granted') = (p_decision = 'granted') THEN
      -- Near its end the same yes is a new one: it begins another life.
      IF is_same_answer(v_held.decision, v_decision, v_held.notice_id, v_notice_id)
         AND (v_held.expires_at < now() + v_reminder_days * interval '1 day') IS NOT TRUE THEN
        SELECT e.actor_type INTO v_held_actor_type FROM consent_event e WHERE e.id = v_held.event_id;
        CONTINUE WHEN v_held_actor_type = v_actor_type;
      END IF;
    END IF;
    v_event_id := uuid_v7();
    v_seq := coalesce(v_seq, 0) + 1;
    v_payload := convert_to(event_payload(
      v_event_id, p_contact_id, v_seq, v_purpose_id, v_decision, v_held.decision, v_notice_id, v_notice_sha256, p_served_id,
      v_answer_id, v_actor_type, v_actor_id, v_actor_name_mac, p_credential, v_credential_id, p_channel, p_agreed_on,
      v_note_mac, v_evidence_mac, p_request_id, v_at, v_expires_at), 'UTF8');
    v_prev_hash := coalesce(v_hash, c_no_hash);
    v_hash := sha256(v_prev_hash || v_payload);

    IF v_events IS NULL AND (p_note IS NOT NULL OR p_evidence IS NOT NULL) THEN
      INSERT INTO consent_evidence (answer_id, contact_id, note, evidence)
      VALUES (v_answer_id, p_contact_id, p_note, p_evidence);
    END IF;
    INSERT INTO consent_event (
      id, contact_id, seq, purpose_id, decision, previous, notice_id, answer_id, actor_type, actor_id, actor_name, channel,
      credential, credential_id, served_id, agreed_on, note, evidence, request_id, recorded_at, expires_at, payload,
      prev_hash, hash
    ) VALUES (
      v_event_id, p_contact_id, v_seq, v_purpose_id, v_decision, v_held.decision, v_notice_id, v_answer_id, v_actor_type,
      v_actor_id, v_actor_name, p_channel, p_credential, v_credential_id, p_served_id, p_agreed_on, v_note_mac,
      v_evidence_mac, p_request_id, v_at, v_expires_at, v_payload, v_prev_hash, v_hash
    );
    INSERT INTO consent (contact_id, purpose_id, decision, since, event_id, notice_id, expires_at)
    VALUES (p_contact_id, v_purpose_id, v_decision, v_at, v_event_id, v_notice_id, v_expires_at)
    ON CONFLICT (contact_id, purpose_id)
      DO UPDATE SET decision = EXCLUDED.decision, since = EXCLUDED.since, event_id = EXCLUDED.event_id,
                    notice_id = EXCLUDED.notice_id, expires_at = EXCLUDED.expires_at;
    v_events := coalesce(v_events, '[]')
      || jsonb_build_object('eventId', v_event_id, 'purposeId', v_purpose_id, 'decision', v_decision);
  END LOOP;

  IF v_events IS NULL THEN
    RETURN jsonb_build_object('outcome', 'unchanged');
  END IF;
  RETURN jsonb_build_object('outcome', 'recorded', 'answerId', v_answer_id, 'events', v_events);
END
$$;

-- What was recorded for this request: whether it is this answer, null when there is nothing of these purposes; and what the
-- request is told when it is.
CREATE OR REPLACE FUNCTION replay_of(
  p_request_id uuid, p_contact_id uuid, p_purpose_ids uuid[], p_decision text, OUT is_same boolean, OUT answer jsonb
)
LANGUAGE sql STABLE AS $$
  SELECT bool_and((e.decision = 'granted') = (p_decision = 'granted')),
         jsonb_build_object(
           'outcome', 'replayed',
           'answerId', min(e.answer_id::text),
           'events', jsonb_agg(
             jsonb_build_object('eventId', e.id, 'purposeId', e.purpose_id, 'decision', e.decision) ORDER BY e.seq))
    FROM consent_event e
   WHERE e.request_id = p_request_id AND e.contact_id = p_contact_id AND e.purpose_id = ANY (p_purpose_ids)
$$;

-- The words that an answer was given to when it says of none that they were shown.
--   the contact, taking an unsubscribe back: those of the yes that he had
--   staff or a system that brings a yes: those in force on the day of the agreement, in the contact's language, and the
--   first where none were out yet
-- A no needs none, and an unsubscribe shows none.
CREATE OR REPLACE FUNCTION notice_of_answer(
  p_contact_id uuid, p_purpose_id uuid, p_actor_type text, p_locale text, p_decision text, p_channel text,
  p_agreed_on date, OUT id uuid, OUT sha256 bytea
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
     CROSS JOIN LATERAL (
       SELECT p_agreed_on IS NULL OR n.published_at < life_begins('infinity', p_agreed_on) AS was_out
     ) own
     WHERE lp.purpose_id = p_purpose_id AND n.locale IN (p_locale, 'nb')
     ORDER BY l.position, own.was_out DESC, CASE WHEN own.was_out THEN -n.version ELSE n.version END, n.locale <> p_locale
     LIMIT 1;
  END IF;
END
$$;

-- From when a yes counts: from when it was recorded, or from the end of the day in Norway on which it was agreed before.
CREATE OR REPLACE FUNCTION life_begins(p_recorded_at timestamptz, p_agreed_on date) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT least(p_recorded_at, (p_agreed_on + 1)::timestamp AT TIME ZONE 'Europe/Oslo')
$$;

-- Months are those of Norway's calendar, whatever the session's time zone; null when the yes holds until it is taken back.
CREATE OR REPLACE FUNCTION life_ends(p_begins timestamptz, p_months integer) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_months IS NOT NULL THEN
    (p_begins AT TIME ZONE 'Europe/Oslo' + p_months * interval '1 month') AT TIME ZONE 'Europe/Oslo' END
$$;

CREATE OR REPLACE FUNCTION all_purposes_known(p_purpose_ids uuid[]) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(cardinality(p_purpose_ids), 0) > 0
     AND p_purpose_ids <@ ARRAY(SELECT p.id FROM purpose p WHERE p.id = ANY (p_purpose_ids))
$$;

-- When the contact himself last said no to any of these, if that is his last word. An objection is his no to everything.
CREATE OR REPLACE FUNCTION own_no_at(p_contact_id uuid, p_purpose_ids uuid[]) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT max(no.at) FROM (
    SELECT own.recorded_at AS at
      FROM unnest(p_purpose_ids) asked
     CROSS JOIN LATERAL (
       SELECT e.decision, e.recorded_at FROM consent_event e
        WHERE e.contact_id = p_contact_id AND e.purpose_id = asked AND e.actor_type = 'contact'
        ORDER BY e.seq DESC LIMIT 1) own
     WHERE own.decision <> 'granted'
    UNION ALL
    SELECT s.created_at FROM suppression s
     WHERE s.contact_id = p_contact_id AND s.reason = 'objection' AND s.lifted_at IS NULL
  ) no
$$;

-- Why the rules forbid an answer that staff brings, as a code, or null.
CREATE OR REPLACE FUNCTION why_refused_staff(
  p_contact_id uuid, p_purpose_ids uuid[], p_locale text, p_decision text, p_channel text, p_note text, p_agreed_on date,
  p_evidence text
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
  -- A yes of that day that its life or a newer wording has ended says nothing about today.
  IF EXISTS (
    SELECT FROM purpose p
     CROSS JOIN LATERAL notice_of_answer(p_contact_id, p.id, 'staff', p_locale, p_decision, p_channel, p_agreed_on) w
      LEFT JOIN notice_lapse l ON l.notice_id = w.id
     WHERE p.id = ANY (p_purpose_ids)
       AND least(l.lapses_at, life_ends(life_begins(now(), p_agreed_on), p.life_months)) <= now()) THEN
    RETURN 'agreementOver';
  END IF;
  -- Staff never talk over the contact's own no: he is sent a link and changes it himself. A group may decide to
  -- accept evidence of a later yes.
  v_own_no_at := own_no_at(p_contact_id, p_purpose_ids);
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

-- The same answer to the same wording says nothing new, when the same kind of actor gives it. A no needs no wording.
CREATE OR REPLACE FUNCTION is_same_answer(p_previous text, p_decision text, p_previous_notice uuid, p_notice uuid)
RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_decision
    WHEN 'granted' THEN p_previous = 'granted' AND p_previous_notice IS NOT DISTINCT FROM p_notice
    WHEN 'expired' THEN p_previous = 'expired'
    ELSE p_previous IN ('refused', 'withdrawn')
  END
$$;
