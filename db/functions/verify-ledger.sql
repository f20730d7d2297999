-- Folds and checks the whole ledger. One row per fault, none when all is well.
CREATE OR REPLACE FUNCTION verify_ledger()
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH chained AS (
    SELECT e.*,
           lag(e.seq, 1, 0::bigint) OVER chain AS seq_before,
           lag(e.hash, 1, decode(repeat('00', 32), 'hex')) OVER chain AS hash_before,
           lag(e.recorded_at) OVER chain AS recorded_before,
           lag(e.decision) OVER (PARTITION BY e.contact_id, e.purpose_id ORDER BY e.seq) AS decision_before,
           convert_from(e.payload, 'UTF8')::jsonb AS said
      FROM consent_event e
    WINDOW chain AS (PARTITION BY e.contact_id ORDER BY e.seq)
  ), folded AS (
    SELECT DISTINCT ON (e.contact_id, e.purpose_id)
           e.contact_id, e.purpose_id, e.decision, e.recorded_at, e.id, e.seq, e.notice_id, e.expires_at
      FROM consent_event e
     ORDER BY e.contact_id, e.purpose_id, e.seq DESC
  )
  SELECT c.contact_id, c.seq, f.fault
    FROM chained c
   CROSS JOIN LATERAL (
     SELECT CASE
       WHEN c.seq <> c.seq_before + 1 THEN 'sequence'
       WHEN c.prev_hash <> c.hash_before THEN 'chain'
       WHEN c.hash <> sha256(c.prev_hash || c.payload) THEN 'hash'
       WHEN c.recorded_at <= c.recorded_before THEN 'time'
       WHEN c.previous IS DISTINCT FROM c.decision_before THEN 'previous'
       WHEN (c.said ->> 'id', c.said ->> 'contact', c.said ->> 'seq', c.said ->> 'purpose', c.said ->> 'decision',
             c.said ->> 'answer', c.said ->> 'actorType', c.said ->> 'channel', c.said ->> 'request')
         IS DISTINCT FROM
            (c.id::text, c.contact_id::text, c.seq::text, c.purpose_id::text, c.decision,
             c.answer_id::text, c.actor_type, c.channel, c.request_id::text)
         OR (c.said ->> 'previous', c.said ->> 'notice', c.said ->> 'actor', c.said ->> 'noteMac', c.said ->> 'evidenceMac')
         IS DISTINCT FROM
            (c.previous, c.notice_id::text, c.actor_id::text, encode(c.note, 'hex'), encode(c.evidence, 'hex'))
         -- Payloads of version 1 lack these, and their columns are empty.
         OR (c.said ->> 'served', c.said ->> 'credential', c.said ->> 'credentialId', c.said ->> 'agreedOn',
             c.said ->> 'expiresAt')
         IS DISTINCT FROM
            (c.served_id::text, c.credential, c.credential_id::text, c.agreed_on::text, utc_text(c.expires_at))
         OR c.said ->> 'recordedAt' IS DISTINCT FROM utc_text(c.recorded_at)
         THEN 'payload'
     END AS fault
   ) f
   WHERE f.fault IS NOT NULL
  UNION ALL
  SELECT coalesce(s.contact_id, f.contact_id), f.seq, 'state'
    FROM folded f
    FULL JOIN consent s ON s.contact_id = f.contact_id AND s.purpose_id = f.purpose_id
   WHERE (s.decision, s.since, s.event_id, s.notice_id, s.expires_at)
         IS DISTINCT FROM (f.decision, f.recorded_at, f.id, f.notice_id, f.expires_at)
  UNION ALL
  SELECT NULL, NULL, 'wording'
    FROM notice n
   WHERE n.sha256 <> sha256(convert_to(n.content, 'UTF8'))
  UNION ALL
  -- The words of an event are those of its notice, and those that the contact was shown.
  SELECT e.contact_id, e.seq, 'wording'
    FROM chained e
    LEFT JOIN notice n ON n.id = e.notice_id
    LEFT JOIN served v ON v.id = e.served_id
   WHERE e.said ->> 'noticeSha256' IS DISTINCT FROM encode(n.sha256, 'hex')
      OR e.served_id IS NOT NULL AND (v.contact_id, v.notice_id) IS DISTINCT FROM (e.contact_id, e.notice_id)
  UNION ALL
  SELECT e.contact_id, e.seq, 'evidence'
    FROM chained e
    JOIN contact_key k ON k.contact_id = e.contact_id
    LEFT JOIN consent_evidence d ON d.answer_id = e.answer_id
   WHERE e.note IS DISTINCT FROM hmac(convert_to(d.note, 'UTF8'), k.key, 'sha256')
      OR e.evidence IS DISTINCT FROM hmac(convert_to(d.evidence, 'UTF8'), k.key, 'sha256')
      OR e.said ->> 'v' <> '1'
         AND e.said ->> 'actorNameMac' IS DISTINCT FROM encode(hmac(convert_to(e.actor_name, 'UTF8'), k.key, 'sha256'), 'hex')
  UNION ALL
  -- A key that is gone without an erasure takes the words of the evidence with it.
  SELECT e.contact_id, max(e.seq), 'key'
    FROM consent_event e
   WHERE NOT EXISTS (SELECT FROM contact_key k WHERE k.contact_id = e.contact_id)
   GROUP BY e.contact_id
  HAVING NOT bool_or(e.channel = 'erasure')
  UNION ALL
  -- What a checkpoint saw must be there still.
  SELECT l.contact_id, l.seq, 'checkpoint'
    FROM checkpoint_leaf l
    LEFT JOIN consent_event e ON e.contact_id = l.contact_id AND e.seq = l.seq
   WHERE e.hash IS DISTINCT FROM l.hash
   ORDER BY 1 NULLS FIRST, 2 NULLS FIRST
$$;
