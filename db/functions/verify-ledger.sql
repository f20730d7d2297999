-- Earlier versions took no contact.
DROP FUNCTION IF EXISTS verify_ledger();

-- Folds and checks the ledger, all of it or one contact's. One row per fault, the first first; none when all is well.
CREATE OR REPLACE FUNCTION verify_ledger(p_contact_id uuid DEFAULT NULL)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
-- Payloads say times and dates in this way.
SET timezone = 'UTC' SET datestyle = 'ISO, YMD'
-- Two readings of everything, each by as many processes as the server lends; what they sort stays in memory.
SET jit = off SET work_mem = '64MB' SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  RETURN QUERY
    SELECT f.* FROM (
      SELECT * FROM ledger_event_faults(p_contact_id)
      UNION ALL SELECT * FROM ledger_chain_faults(p_contact_id)
      UNION ALL SELECT * FROM ledger_loss_faults(p_contact_id)
    ) f ORDER BY 1 NULLS FIRST, 2 NULLS FIRST;
END
$$;

-- Each event by itself: its hash, its columns against the bytes that were hashed, its words, its evidence, its key.
-- The bytes are not read as JSON. They are written anew from the columns and compared, which is five times as quick.
CREATE OR REPLACE FUNCTION ledger_event_faults(p_contact_id uuid)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT e.contact_id, e.seq, found.fault
      FROM consent_event e
      LEFT JOIN (
        SELECT k.contact_id, k.key, '", "contact" : "' || k.contact_id || '", "seq" : ' AS said FROM contact_key k OFFSET 0
      ) k ON k.contact_id = e.contact_id
      -- The words must be those of a question about this purpose.
      LEFT JOIN (
        SELECT n.id, lp.purpose_id,
               ', "notice" : "' || n.id || '", "noticeSha256" : "' || encode(n.sha256, 'hex') || '"' AS said
          FROM notice n JOIN level_purpose lp ON lp.level_id = n.level_id OFFSET 0
      ) n ON n.id = e.notice_id AND n.purpose_id = e.purpose_id
      LEFT JOIN served v ON v.id = e.served_id
      LEFT JOIN consent_evidence d ON d.answer_id = e.answer_id
      LEFT JOIN checkpoint_leaf l ON l.contact_id = e.contact_id AND l.seq = e.seq
     CROSS JOIN LATERAL (
       SELECT CASE
         WHEN l.hash <> e.hash THEN 'checkpoint'
         WHEN e.hash <> sha256(e.prev_hash || e.payload) THEN 'hash'
         WHEN convert_from(e.payload, 'UTF8') IS DISTINCT FROM (
           -- Short pieces first, then the pieces together: each concatenation copies what it joins.
           (CASE WHEN e.credential IS NULL THEN '{"v" : 1, "id" : "' ELSE '{"v" : 2, "id" : "' END || e.id)
           || (coalesce(k.said, '", "contact" : "' || e.contact_id || '", "seq" : ') || e.seq)
           || (', "purpose" : "' || e.purpose_id || '", "decision" : "' || e.decision)
         ) || (
           CASE WHEN e.previous IS NULL THEN '", "previous" : null' ELSE '", "previous" : "' || e.previous || '"' END
           || CASE WHEN e.notice_id IS NULL THEN ', "notice" : null, "noticeSha256" : null' ELSE n.said END
           || CASE WHEN e.credential IS NULL THEN ', "answer" : "'
                   WHEN e.served_id IS NULL THEN ', "served" : null, "answer" : "'
                   ELSE ', "served" : "' || e.served_id || '", "answer" : "' END
         ) || (
           e.answer_id || ('", "actorType" : "' || e.actor_type)
           || CASE WHEN e.actor_id IS NULL THEN '", "actor" : null' ELSE '", "actor" : "' || e.actor_id || '"' END
           || CASE WHEN e.credential IS NULL THEN ', "channel" : "' ELSE
                CASE WHEN e.actor_name IS NULL THEN ', "actorNameMac" : null, "credential" : "'
                     WHEN k.key IS NOT NULL THEN
                       ', "actorNameMac" : "' || encode(hmac(convert_to(e.actor_name, 'UTF8'), k.key, 'sha256'), 'hex')
                       || '", "credential" : "'
                     -- The key is gone with the contact: that there is a name is all that can be said.
                     ELSE substring(convert_from(e.payload, 'UTF8') FROM ', "actorNameMac" : "[0-9a-f]{64}", "credential" : "')
                END || e.credential
                || CASE WHEN e.credential_id IS NULL THEN '", "credentialId" : null, "channel" : "'
                        ELSE '", "credentialId" : "' || e.credential_id || '", "channel" : "' END END
         ) || (
           e.channel
           || CASE WHEN e.credential IS NULL THEN '"'
                   WHEN e.agreed_on IS NULL THEN '", "agreedOn" : null'
                   ELSE '", "agreedOn" : "' || e.agreed_on || '"' END
           || CASE WHEN e.note IS NULL THEN ', "noteMac" : null' ELSE ', "noteMac" : "' || encode(e.note, 'hex') || '"' END
           || CASE WHEN e.evidence IS NULL THEN ', "evidenceMac" : null, "request" : "'
                   ELSE ', "evidenceMac" : "' || encode(e.evidence, 'hex') || '", "request" : "' END
         ) || (
           e.request_id || ('", "recordedAt" : "' || to_char(e.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US'))
           || CASE WHEN e.credential IS NULL THEN 'Z"}'
                   WHEN e.expires_at IS NULL THEN 'Z", "expiresAt" : null}'
                   ELSE 'Z", "expiresAt" : "' || to_char(e.expires_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') || 'Z"}' END
         ) THEN
           -- What was hashed names these words, and they are not what they were, or answer another question.
           CASE WHEN e.notice_id IS NOT NULL
                 AND position('"notice" : "' || e.notice_id IN convert_from(e.payload, 'UTF8')) > 0
                 AND (n.said IS NULL OR position(n.said IN convert_from(e.payload, 'UTF8')) = 0)
                THEN 'wording' ELSE 'payload' END
         -- Payloads of version 1 know of none of these.
         WHEN e.credential IS NULL AND coalesce(e.credential_id::text, e.served_id::text, e.agreed_on::text, e.expires_at::text)
              IS NOT NULL THEN 'payload'
         WHEN e.served_id IS NOT NULL
              AND ((v.contact_id, v.notice_id) IS DISTINCT FROM (e.contact_id, e.notice_id) OR v.served_at > e.recorded_at)
              THEN 'wording'
         -- A key that is gone without an erasure takes the words of the evidence with it.
         WHEN k.key IS NULL
              AND (NOT EXISTS (SELECT FROM contact c WHERE c.id = e.contact_id AND c.erased_at IS NOT NULL)
                   OR NOT EXISTS (SELECT FROM consent_event x WHERE x.contact_id = e.contact_id AND x.channel = 'erasure'))
              OR k.key IS NOT NULL AND e.channel = 'erasure' THEN 'key'
         WHEN k.key IS NULL AND d.answer_id IS NOT NULL OR d.contact_id <> e.contact_id THEN 'evidence'
         WHEN k.key IS NOT NULL
              AND (e.note IS DISTINCT FROM hmac(convert_to(d.note, 'UTF8'), k.key, 'sha256')
                   OR e.evidence IS DISTINCT FROM hmac(convert_to(d.evidence, 'UTF8'), k.key, 'sha256')) THEN 'evidence'
       END AS fault
     ) found
     WHERE (p_contact_id IS NULL OR e.contact_id = p_contact_id) AND found.fault IS NOT NULL;
END
$$;

-- Each event after the one before it, in its chain and about its purpose; and the last ones against what holds now.
CREATE OR REPLACE FUNCTION ledger_chain_faults(p_contact_id uuid)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    WITH chained AS (
      SELECT e.contact_id, e.seq, e.purpose_id, e.decision, e.previous, e.recorded_at, e.id, e.notice_id, e.expires_at,
             CASE
               WHEN e.seq <> lag(e.seq, 1, 0::bigint) OVER chain + 1 THEN 'sequence'
               WHEN e.prev_hash <> lag(e.hash, 1, '\x0000000000000000000000000000000000000000000000000000000000000000') OVER chain
                 THEN 'chain'
               WHEN e.recorded_at <= lag(e.recorded_at) OVER chain THEN 'time'
             END AS fault
        FROM consent_event e
       WHERE p_contact_id IS NULL OR e.contact_id = p_contact_id
      WINDOW chain AS (PARTITION BY e.contact_id ORDER BY e.seq)
    ), folded AS (
      SELECT c.*, lag(c.decision) OVER answers AS decision_before, lead(c.id) OVER answers IS NULL AS is_last
        FROM chained c
      WINDOW answers AS (PARTITION BY c.contact_id, c.purpose_id ORDER BY c.seq)
    )
    SELECT coalesce(f.contact_id, s.contact_id), f.seq,
           coalesce(f.fault, CASE WHEN f.previous IS DISTINCT FROM f.decision_before THEN 'previous' ELSE 'state' END)
      FROM folded f
      FULL JOIN (SELECT * FROM consent s WHERE p_contact_id IS NULL OR s.contact_id = p_contact_id) s
        ON s.event_id = f.id AND f.is_last
     WHERE f.fault IS NOT NULL
        OR f.previous IS DISTINCT FROM f.decision_before
        OR f.is_last IS DISTINCT FROM (s.event_id IS NOT NULL)
        OR s.event_id IS NOT NULL
           AND (s.contact_id, s.purpose_id, s.decision, s.since, s.notice_id, s.expires_at) IS DISTINCT FROM
               (f.contact_id, f.purpose_id, f.decision, f.recorded_at, f.notice_id, f.expires_at);
END
$$;

-- What was there once: the wordings as they were published, and every chain as long as a checkpoint saw it.
CREATE OR REPLACE FUNCTION ledger_loss_faults(p_contact_id uuid)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NULL::uuid, NULL::bigint, 'wording' FROM notice n
   WHERE n.sha256 <> sha256(convert_to(n.content, 'UTF8'))
  UNION ALL
  -- Chains have no gaps, so the longest tells of all.
  SELECT l.contact_id, l.seq, 'checkpoint'
    FROM (
      SELECT l.contact_id, max(l.seq) AS seq FROM checkpoint_leaf l
       WHERE p_contact_id IS NULL OR l.contact_id = p_contact_id
       GROUP BY l.contact_id
    ) l
   WHERE NOT EXISTS (SELECT FROM consent_event e WHERE e.contact_id = l.contact_id AND e.seq = l.seq)
$$;
