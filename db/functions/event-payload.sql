-- A point in time as the payload writes it: ISO 8601, UTC, microseconds. No stricter than `to_char` says it is itself, or
-- PostgreSQL does not put it in the place of its call.
CREATE OR REPLACE FUNCTION utc_text(p_at timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- The text that the hash of an event covers, as UTF-8: JSON in one exact spelling, where "" stands for none. It holds ids,
-- codes and hashes alone, so nothing in it has to be erased. `record_consent` writes it, `verify_ledger` writes it anew
-- from the columns and compares. What it says may never change: an event keeps its version for ever. UTC is no distance from
-- itself: a zone by its name would be looked up for every event.
--
-- It is plain enough for PostgreSQL to put it in the place of its call.
CREATE OR REPLACE FUNCTION event_payload(
  p_id uuid, p_contact_id uuid, p_seq bigint, p_purpose_id uuid, p_decision text, p_previous text, p_notice_id uuid,
  p_notice_sha256 bytea, p_served_id uuid, p_answer_id uuid, p_actor_type text, p_actor_id uuid, p_actor_name_mac text,
  p_credential text, p_credential_id uuid, p_channel text, p_agreed_on date, p_note_mac bytea, p_evidence_mac bytea,
  p_request_id uuid, p_recorded_at timestamptz, p_expires_at timestamptz
) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT format(
    '{"v":3,"id":"%s","contact":"%s","seq":%s,"purpose":"%s","decision":"%s","previous":"%s","notice":"%s",'
    '"noticeSha256":"%s","served":"%s","answer":"%s","actorType":"%s","actor":"%s","actorNameMac":"%s","credential":"%s",'
    '"credentialId":"%s","channel":"%s","agreedOn":"%s","noteMac":"%s","evidenceMac":"%s","request":"%s",'
    '"recordedAtUtc":%s,"expiresAtUtc":%s}',
    p_id, p_contact_id, p_seq, p_purpose_id, p_decision, p_previous, p_notice_id,
    encode(p_notice_sha256, 'hex'), p_served_id, p_answer_id, p_actor_type, p_actor_id, p_actor_name_mac, p_credential,
    p_credential_id, p_channel, to_char(p_agreed_on::timestamp, 'YYYY-MM-DD'), encode(p_note_mac, 'hex'),
    encode(p_evidence_mac, 'hex'), p_request_id, to_json(p_recorded_at AT TIME ZONE interval '0'),
    coalesce(to_json(p_expires_at AT TIME ZONE interval '0')::text, '""'))
$$;

-- The same of an event whose payload says version 1 or 2, as they were written then.
CREATE OR REPLACE FUNCTION earlier_event_payload(p_id uuid, p_notice_sha256 bytea, p_actor_name_mac text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN e.credential IS NULL THEN
    json_build_object(
      'v', 1, 'id', e.id, 'contact', e.contact_id, 'seq', e.seq, 'purpose', e.purpose_id, 'decision', e.decision,
      'previous', e.previous, 'notice', e.notice_id, 'noticeSha256', encode(p_notice_sha256, 'hex'), 'answer', e.answer_id,
      'actorType', e.actor_type, 'actor', e.actor_id, 'channel', e.channel, 'noteMac', encode(e.note, 'hex'),
      'evidenceMac', encode(e.evidence, 'hex'), 'request', e.request_id,
      'recordedAt', utc_text(e.recorded_at))
  ELSE
    json_build_object(
      'v', 2, 'id', e.id, 'contact', e.contact_id, 'seq', e.seq, 'purpose', e.purpose_id, 'decision', e.decision,
      'previous', e.previous, 'notice', e.notice_id, 'noticeSha256', encode(p_notice_sha256, 'hex'), 'served', e.served_id,
      'answer', e.answer_id, 'actorType', e.actor_type, 'actor', e.actor_id, 'actorNameMac', p_actor_name_mac,
      'credential', e.credential, 'credentialId', e.credential_id, 'channel', e.channel, 'agreedOn', e.agreed_on,
      'noteMac', encode(e.note, 'hex'), 'evidenceMac', encode(e.evidence, 'hex'), 'request', e.request_id,
      'recordedAt', utc_text(e.recorded_at),
      'expiresAt', utc_text(e.expires_at))
  END::text
    FROM consent_event e WHERE e.id = p_id
$$;
