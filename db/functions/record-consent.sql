-- The only way into the ledger. One call is one answer: one decision on one or more purposes.
--
-- Returns {outcome, reason, answerId, events}:
--   recorded   events were written, one per purpose whose answer is new
--   replayed   this request_id was recorded before; nothing was written
--   unchanged  the answer is the one that holds already; nothing was written
--   refused    the rules forbid it, with the reason as a code; nothing was written
--
-- A "no" is `withdrawn` after a yes and `refused` otherwise, so callers need not know the state.
CREATE OR REPLACE FUNCTION record_consent(
  p_contact_id uuid,
  p_purpose_ids uuid[],
  p_decision text,
  p_notice_id uuid,
  p_actor_type text,
  p_actor_id uuid,
  p_actor_name text,
  p_channel text,
  p_note text,
  p_evidence text,
  p_request_id uuid
) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_key bytea;
  v_erased_at timestamptz;
  v_answer_id uuid := uuid_v7();
  v_notice_sha text;
  v_seq bigint := 0;
  v_last_at timestamptz := '-infinity';
  v_hash bytea := decode(repeat('00', 32), 'hex');
  v_now timestamptz;
  v_note bytea;
  v_evidence bytea;
  v_event_id uuid;
  v_payload bytea;
  v_prev_hash bytea;
  v_decision text;
  v_events jsonb := '[]';
  v_reason text;
  asked record;
BEGIN
  -- The send guard holds FOR SHARE on this row while it decides, so a withdrawal waits for it.
  SELECT c.erased_at, k.key INTO v_erased_at, v_key
    FROM contact c LEFT JOIN contact_key k ON k.contact_id = c.id
   WHERE c.id = p_contact_id
     FOR UPDATE OF c;
  IF NOT FOUND THEN
    RETURN jsonb_build_object('outcome', 'refused', 'reason', 'contactNotFound');
  END IF;

  SELECT jsonb_agg(jsonb_build_object('eventId', e.id, 'purposeId', e.purpose_id, 'decision', e.decision) ORDER BY e.seq)
    INTO v_events FROM consent_event e
   WHERE e.request_id = p_request_id AND e.contact_id = p_contact_id AND e.purpose_id = ANY (p_purpose_ids);
  IF v_events IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'replayed', 'events', v_events, 'answerId',
      (SELECT e.answer_id FROM consent_event e WHERE e.request_id = p_request_id AND e.purpose_id = ANY (p_purpose_ids) LIMIT 1));
  END IF;
  v_events := '[]';

  v_reason := why_refused(p_contact_id, p_purpose_ids, p_decision, p_notice_id, p_actor_type, p_channel, p_note,
                          v_erased_at IS NOT NULL);
  IF v_reason IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'refused', 'reason', v_reason);
  END IF;

  SELECT e.seq, e.recorded_at, e.hash INTO v_seq, v_last_at, v_hash
    FROM consent_event e WHERE e.contact_id = p_contact_id ORDER BY e.seq DESC LIMIT 1;
  IF NOT FOUND THEN
    v_seq := 0;
    v_last_at := '-infinity';
    v_hash := decode(repeat('00', 32), 'hex');
  END IF;

  SELECT encode(n.sha256, 'hex') INTO v_notice_sha FROM notice n WHERE n.id = p_notice_id;
  v_note := hmac(convert_to(p_note, 'UTF8'), v_key, 'sha256');
  v_evidence := hmac(convert_to(p_evidence, 'UTF8'), v_key, 'sha256');

  FOR asked IN
    SELECT p.id AS purpose_id, s.decision AS previous, last.actor_type AS previous_actor, last.notice_id AS previous_notice
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
    CONTINUE WHEN is_same_answer(asked.previous, v_decision, asked.previous_actor, p_actor_type,
                                 asked.previous_notice, p_notice_id);
    v_seq := v_seq + 1;
    v_now := greatest(clock_timestamp(), v_last_at + interval '1 microsecond');
    v_last_at := v_now;
    v_event_id := uuid_v7();
    v_prev_hash := v_hash;
    -- Ids, codes and hashes alone: nothing here has to be erased.
    v_payload := convert_to(json_build_object(
      'v', 1,
      'id', v_event_id,
      'contact', p_contact_id,
      'seq', v_seq,
      'purpose', asked.purpose_id,
      'decision', v_decision,
      'previous', asked.previous,
      'notice', p_notice_id,
      'noticeSha256', v_notice_sha,
      'answer', v_answer_id,
      'actorType', p_actor_type,
      'actor', p_actor_id,
      'channel', p_channel,
      'noteMac', encode(v_note, 'hex'),
      'evidenceMac', encode(v_evidence, 'hex'),
      'request', p_request_id,
      'recordedAt', to_char(v_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    )::text, 'UTF8');
    v_hash := sha256(v_prev_hash || v_payload);

    INSERT INTO consent_event (
      id, contact_id, seq, purpose_id, decision, previous, notice_id, answer_id, actor_type, actor_id, actor_name,
      channel, note, evidence, request_id, recorded_at, payload, prev_hash, hash
    ) VALUES (
      v_event_id, p_contact_id, v_seq, asked.purpose_id, v_decision, asked.previous, p_notice_id, v_answer_id,
      p_actor_type, p_actor_id, CASE WHEN p_actor_type <> 'contact' THEN p_actor_name END,
      p_channel, v_note, v_evidence, p_request_id, v_now, v_payload, v_prev_hash, v_hash
    );
    INSERT INTO consent (contact_id, purpose_id, decision, since, event_id)
    VALUES (p_contact_id, asked.purpose_id, v_decision, v_now, v_event_id)
    ON CONFLICT (contact_id, purpose_id)
      DO UPDATE SET decision = EXCLUDED.decision, since = EXCLUDED.since, event_id = EXCLUDED.event_id;
    v_events := v_events || jsonb_build_object('eventId', v_event_id, 'purposeId', asked.purpose_id, 'decision', v_decision);
  END LOOP;

  IF v_events = '[]' THEN
    RETURN jsonb_build_object('outcome', 'unchanged');
  END IF;
  IF p_note IS NOT NULL OR p_evidence IS NOT NULL THEN
    INSERT INTO consent_evidence (answer_id, contact_id, note, evidence)
    VALUES (v_answer_id, p_contact_id, p_note, p_evidence);
  END IF;
  PERFORM pg_notify('contact', p_contact_id::text);
  RETURN jsonb_build_object('outcome', 'recorded', 'answerId', v_answer_id, 'events', v_events);
END
$$;

-- Why the rules forbid an answer, as a code, or null.
CREATE OR REPLACE FUNCTION why_refused(
  p_contact_id uuid, p_purpose_ids uuid[], p_decision text, p_notice_id uuid, p_actor_type text, p_channel text,
  p_note text, p_erased boolean
) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_erased THEN 'erased'
    WHEN coalesce(cardinality(p_purpose_ids), 0) = 0
      OR EXISTS (SELECT FROM unnest(p_purpose_ids) asked WHERE NOT EXISTS (SELECT FROM purpose WHERE id = asked))
      THEN 'unknownPurpose'
    WHEN p_decision NOT IN ('granted', 'refused', 'withdrawn', 'expired') THEN 'unknownDecision'
    WHEN NOT CASE p_actor_type
      WHEN 'contact' THEN p_channel IN ('portal', 'unsubscribe', 'one_click')
      WHEN 'staff' THEN p_channel IN ('meeting', 'phone', 'written')
      WHEN 'system' THEN p_channel IN ('import', 'api', 'erasure')
      ELSE false
    END THEN 'channelMismatch'
    WHEN p_decision = 'granted' AND p_channel IN ('unsubscribe', 'one_click', 'erasure') THEN 'channelMismatch'
    WHEN p_decision = 'granted' AND p_notice_id IS NULL THEN 'wordingMissing'
    WHEN p_notice_id IS NOT NULL AND EXISTS (
      SELECT FROM unnest(p_purpose_ids) asked
       WHERE NOT EXISTS (
         SELECT FROM notice n JOIN level_purpose lp ON lp.level_id = n.level_id
          WHERE n.id = p_notice_id AND lp.purpose_id = asked)
    ) THEN 'wordingMismatch'
    WHEN p_actor_type = 'staff' AND coalesce(btrim(p_note), '') = '' THEN 'noteMissing'
    -- Staff never talk over the contact's own no: he is sent a link and changes it himself.
    WHEN p_actor_type = 'staff' AND p_decision = 'granted' AND EXISTS (
      SELECT FROM unnest(p_purpose_ids) asked
       CROSS JOIN LATERAL (
         SELECT e.decision FROM consent_event e
          WHERE e.contact_id = p_contact_id AND e.purpose_id = asked AND e.actor_type = 'contact'
          ORDER BY e.seq DESC LIMIT 1) own
       WHERE own.decision <> 'granted'
    ) THEN 'ownRefusal'
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
