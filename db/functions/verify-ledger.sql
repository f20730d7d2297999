-- Earlier versions took no contact, and cut the work otherwise.
DROP FUNCTION IF EXISTS verify_ledger();
DROP FUNCTION IF EXISTS verify_ledger(uuid);
DROP FUNCTION IF EXISTS ledger_chain_faults(uuid);
DROP FUNCTION IF EXISTS ledger_event_faults(uuid);
DROP FUNCTION IF EXISTS ledger_answer_faults(uuid);

-- Each event behind the one before it in its chain, and behind the answer before about the same purpose; and the last answer
-- against what holds now. PostgreSQL follows an order in one process: the cost is said for the planner to give it one of its
-- own, beside those that read the payloads.
CREATE OR REPLACE FUNCTION ledger_order_faults(p_contact_id uuid)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100000000 ROWS 10 AS $$
BEGIN
  RETURN QUERY
    SELECT coalesce(f.contact_id, s.contact_id), f.seq, coalesce(f.fault, 'state')
      FROM (
        -- Only what the join may find goes into it.
        SELECT * FROM (
          SELECT e.*, lead(e.seq) OVER answers IS NULL AS is_last,
                 CASE
                   WHEN e.chain_fault IS NOT NULL THEN e.chain_fault
                   WHEN e.previous IS DISTINCT FROM lag(e.decision) OVER answers THEN 'previous'
                 END AS fault
            FROM (
              SELECT e.contact_id, e.purpose_id, e.seq, e.id, e.decision, e.previous, e.recorded_at, e.notice_id, e.expires_at,
                     CASE
                       WHEN e.seq <> coalesce(lag(e.seq) OVER chain, 0) + 1 THEN 'sequence'
                       WHEN e.prev_hash <> coalesce(
                         lag(e.hash) OVER chain, '\x0000000000000000000000000000000000000000000000000000000000000000')
                       THEN 'chain'
                       WHEN e.recorded_at <= lag(e.recorded_at) OVER chain THEN 'time'
                     END AS chain_fault
                FROM consent_event e
               WHERE p_contact_id IS NULL OR e.contact_id = p_contact_id
              WINDOW chain AS (PARTITION BY e.contact_id ORDER BY e.seq)
            ) e
          WINDOW answers AS (PARTITION BY e.contact_id, e.purpose_id ORDER BY e.seq)
        ) a WHERE a.fault IS NOT NULL OR a.is_last
      ) f
      FULL JOIN (SELECT * FROM consent s WHERE p_contact_id IS NULL OR s.contact_id = p_contact_id) s
        ON s.event_id = f.id AND f.is_last
     WHERE f.fault IS NOT NULL
        OR f.is_last IS DISTINCT FROM (s.event_id IS NOT NULL)
        OR s.event_id IS NOT NULL
           AND (s.contact_id, s.purpose_id, s.decision, s.since, s.notice_id, s.expires_at) IS DISTINCT FROM
               (f.contact_id, f.purpose_id, f.decision, f.recorded_at, f.notice_id, f.expires_at);
END
$$;

-- The hash of an actor's name under the contact's key. When the key is gone with the contact, that there is a name is all
-- that can be said.
CREATE OR REPLACE FUNCTION actor_name_mac(p_name text, p_key bytea, p_payload bytea) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN p_name IS NULL THEN NULL
    WHEN p_key IS NOT NULL THEN encode(hmac(convert_to(p_name, 'UTF8'), p_key, 'sha256'), 'hex')
    ELSE substring(convert_from(p_payload, 'UTF8') FROM '"actorNameMac" ?: ?"([0-9a-f]{64})"')
  END
$$;

-- Each event: its hash, and its columns and its words against the bytes that were hashed. The bytes are not read as JSON:
-- they are written anew and compared, which is many times as quick. It is plain enough for PostgreSQL to put it in the place
-- of its call, and to share it among processes.
CREATE OR REPLACE FUNCTION ledger_payload_faults(p_contact_id uuid)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT e.contact_id, e.seq, found.fault
    FROM consent_event e
    LEFT JOIN contact_key k ON k.contact_id = e.contact_id
    -- The words must be those of a question about this purpose.
    LEFT JOIN (
      SELECT n.id, n.sha256, lp.purpose_id FROM notice n JOIN level_purpose lp ON lp.level_id = n.level_id
    ) n ON n.id = e.notice_id AND n.purpose_id = e.purpose_id
   CROSS JOIN LATERAL (
     SELECT CASE
       WHEN e.hash <> sha256(e.prev_hash || e.payload) THEN 'hash'
       WHEN e.payload <> convert_to(
         event_payload(
           e.id, e.contact_id, e.seq, e.purpose_id, e.decision, e.previous, e.notice_id, n.sha256, e.served_id, e.answer_id,
           e.actor_type, e.actor_id, actor_name_mac(e.actor_name, k.key, e.payload), e.credential, e.credential_id, e.channel,
           e.agreed_on, e.note, e.evidence, e.request_id, e.recorded_at, e.expires_at), 'UTF8')
         AND e.payload <> convert_to(
           earlier_event_payload(e.id, n.sha256, actor_name_mac(e.actor_name, k.key, e.payload)), 'UTF8')
       THEN
         -- What was hashed names these words, and they are not what they were, or answer another question.
         CASE WHEN position(convert_to(e.notice_id::text, 'UTF8') IN e.payload) > 0
               AND position(convert_to(coalesce(encode(n.sha256, 'hex'), '-'), 'UTF8') IN e.payload) = 0
              THEN 'wording' ELSE 'payload' END
       -- Payloads of version 1 know of none of these.
       WHEN e.credential IS NULL AND coalesce(e.credential_id::text, e.served_id::text, e.agreed_on::text, e.expires_at::text)
            IS NOT NULL THEN 'payload'
     END AS fault
   ) found
   WHERE (p_contact_id IS NULL OR e.contact_id = p_contact_id) AND found.fault IS NOT NULL
$$;

-- What was there once: the wordings as they were published, the key of every contact until he is erased, and every event
-- that a checkpoint saw; and what is said to have been there, though a checkpoint did not see it. Of a small ledger it is
-- found sooner than another process is started.
CREATE OR REPLACE FUNCTION ledger_loss_faults(p_contact_id uuid)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE sql STABLE ROWS 10 SET search_path = public, pg_temp SET parallel_setup_cost = 1000 AS $$
  SELECT NULL::uuid, NULL::bigint, 'wording' FROM notice n
   WHERE n.sha256 <> sha256(convert_to(n.content, 'UTF8'))
  UNION ALL
  -- A key that is gone without an erasure takes the words of the evidence with it.
  SELECT c.id, NULL, 'key'
    FROM contact c LEFT JOIN contact_key k ON k.contact_id = c.id
   WHERE (p_contact_id IS NULL OR c.id = p_contact_id)
     AND ((k.key IS NULL) <> (c.erased_at IS NOT NULL)
          OR c.erased_at IS NOT NULL
             AND EXISTS (SELECT FROM consent_event e WHERE e.contact_id = c.id)
             AND NOT EXISTS (SELECT FROM consent_event e WHERE e.contact_id = c.id AND e.channel = 'erasure'))
  UNION ALL
  SELECT l.contact_id, l.seq, 'checkpoint'
    FROM checkpoint_leaf l LEFT JOIN consent_event e ON e.contact_id = l.contact_id AND e.seq = l.seq
   WHERE (p_contact_id IS NULL OR l.contact_id = p_contact_id) AND e.hash IS DISTINCT FROM l.hash
  UNION ALL
  -- Of each part of a chain that a checkpoint saw first, and of what none has seen, the beginning: it was not there for the
  -- checkpoint before, so it is not older. No transaction takes five minutes.
  SELECT e.contact_id, e.seq, 'unseen'
    FROM checkpoint k
    JOIN (
      SELECT l.contact_id, lag(l.seq, 1, 0) OVER chain + 1 AS seq, l.checkpoint_seq - 1 AS not_seen_by
        FROM checkpoint_leaf l WHERE p_contact_id IS NULL OR l.contact_id = p_contact_id
      WINDOW chain AS (PARTITION BY l.contact_id ORDER BY l.checkpoint_seq)
      UNION ALL
      SELECT c.id, coalesce(max(l.seq), 0) + 1, (SELECT max(k.seq) FROM checkpoint k)
        FROM contact c LEFT JOIN checkpoint_leaf l ON l.contact_id = c.id
       WHERE p_contact_id IS NULL OR c.id = p_contact_id
       GROUP BY c.id
    ) part ON part.not_seen_by = k.seq
    JOIN consent_event e ON e.contact_id = part.contact_id AND e.seq = part.seq
   WHERE e.recorded_at < (k.body::json ->> 'at')::timestamptz - interval '5 minutes'
  UNION ALL
  -- A checkpoint counts wordings by their time, and showings and audit trail by their ids, up to its own moment. What says
  -- a moment to come, or has an id of another moment or of none, would never be counted.
  SELECT made.contact_id, NULL, 'dated'
    FROM (
      SELECT NULL::uuid AS contact_id, n.id, n.published_at AS at FROM notice n
      UNION ALL
      SELECT v.contact_id, v.id, v.served_at FROM served v WHERE p_contact_id IS NULL OR v.contact_id = p_contact_id
      UNION ALL
      SELECT NULL, a.id, a.recorded_at FROM audit_entry a WHERE p_contact_id IS NULL
    ) made
   WHERE (made.at <= clock_timestamp() + interval '5 minutes'
          AND moment_of(made.id) BETWEEN made.at - interval '5 minutes' AND made.at + interval '5 minutes') IS NOT TRUE
  UNION ALL
  SELECT NULL, NULL, 'dated'
    FROM (SELECT p.created_at FROM purpose p UNION ALL SELECT lp.created_at FROM level_purpose lp) made
   WHERE made.created_at > clock_timestamp() + interval '5 minutes'
$$;

-- Beside each event: what the contact was shown when he answered, and the words of the evidence under his key. Shared as the
-- payloads are.
CREATE OR REPLACE FUNCTION ledger_evidence_faults(p_contact_id uuid)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT e.contact_id, e.seq, found.fault
    FROM consent_event e
    LEFT JOIN contact_key k ON k.contact_id = e.contact_id
    LEFT JOIN served v ON v.id = e.served_id
    LEFT JOIN consent_evidence d ON d.answer_id = e.answer_id
   CROSS JOIN LATERAL (
     SELECT CASE
       WHEN v.contact_id <> e.contact_id OR v.notice_id <> e.notice_id OR v.served_at > e.recorded_at
         OR e.served_id IS NOT NULL AND (v.id IS NULL OR e.notice_id IS NULL) THEN 'wording'
       WHEN d.contact_id <> e.contact_id OR k.key IS NULL AND d.answer_id IS NOT NULL THEN 'evidence'
       -- The key goes with an erasure, and only then.
       WHEN k.key IS NOT NULL AND e.channel = 'erasure' THEN 'key'
       WHEN k.key IS NOT NULL
            AND (e.note IS DISTINCT FROM hmac(convert_to(d.note, 'UTF8'), k.key, 'sha256')
                 OR e.evidence IS DISTINCT FROM hmac(convert_to(d.evidence, 'UTF8'), k.key, 'sha256')) THEN 'evidence'
     END AS fault
   ) found
   WHERE (p_contact_id IS NULL OR e.contact_id = p_contact_id) AND found.fault IS NOT NULL
$$;

-- What is wrong with the events: one process follows the order, and the others begin with the payloads meanwhile. What was
-- lost is looked for in a query of its own, for the process that has the order would get that too, and be the last.
CREATE OR REPLACE FUNCTION ledger_event_faults(p_contact_id uuid, p_with_evidence boolean)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE plpgsql STABLE ROWS 10 AS $$
BEGIN
  RETURN QUERY
    SELECT * FROM ledger_order_faults(p_contact_id)
    UNION ALL SELECT * FROM ledger_payload_faults(p_contact_id)
    UNION ALL SELECT * FROM ledger_evidence_faults(p_contact_id) WHERE p_with_evidence;
END
$$;

-- Folds and checks the ledger, all of it or one contact's: its chains, the payloads against the columns, the fold against what
-- holds, what was there once, and the evidence beside it. One row per fault, the first first; none when all is well.
CREATE OR REPLACE FUNCTION verify_ledger(p_contact_id uuid DEFAULT NULL, p_with_evidence boolean DEFAULT true)
RETURNS TABLE (contact_id uuid, seq bigint, fault text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET max_parallel_workers_per_gather = 0 SET enable_nestloop = on SET jit = off SET work_mem = '64MB'
SET parallel_setup_cost = 0 SET parallel_tuple_cost = 0 SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  -- The whole ledger is read by as many processes as the server lends, and each side is read once and hashed. The planner
  -- would rather look a million rows up one by one.
  IF p_contact_id IS NULL THEN
    PERFORM set_config('max_parallel_workers_per_gather', '8', true), set_config('enable_nestloop', 'off', true);
  END IF;
  RETURN QUERY
    SELECT f.* FROM (
      SELECT * FROM ledger_loss_faults(p_contact_id)
      UNION ALL SELECT * FROM ledger_event_faults(p_contact_id, p_with_evidence)
    ) f ORDER BY 1 NULLS FIRST, 2 NULLS FIRST, 3;
END
$$;
