-- The send guard. Takes the mails that are due, asks whether each is allowed at this moment, and marks it `sending`
-- or `suppressed`. FOR SHARE on the contact is what makes "no mail after a withdrawal" true: a withdrawal that has
-- begun is waited for, and one that begins later is later than `gated_at`.
CREATE OR REPLACE FUNCTION claim_messages(p_limit integer)
RETURNS TABLE (id uuid, state text)
LANGUAGE plpgsql SET search_path = public, pg_temp
-- Planned once: for a handful of mails to plan takes longer than to ask.
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  v_ids uuid[];
BEGIN
  v_ids := ARRAY(
    SELECT m.id FROM message m
     WHERE m.state = 'queued' AND m.next_attempt_at <= clock_timestamp()
     ORDER BY m.next_attempt_at, m.id
     LIMIT p_limit
       FOR UPDATE SKIP LOCKED);
  PERFORM FROM contact c
    WHERE c.id IN (SELECT m.contact_id FROM message m WHERE m.id = ANY (v_ids))
    ORDER BY c.id FOR SHARE;
  PERFORM FROM newsletter n
    WHERE n.id IN (SELECT m.newsletter_id FROM message m WHERE m.id = ANY (v_ids))
    ORDER BY n.id FOR SHARE;

  UPDATE message m
     SET state = CASE WHEN verdict.reason IS NULL THEN 'sending' ELSE 'suppressed' END,
         reason = verdict.reason,
         gated_at = CASE WHEN verdict.reason IS NULL THEN clock_timestamp() END,
         gate_event_id = CASE WHEN verdict.reason IS NULL THEN verdict.event_id END,
         attempts = m.attempts + CASE WHEN verdict.reason IS NULL THEN 1 ELSE 0 END
    -- OFFSET: it is asked once, not in the place of each use of the answer.
    FROM (
      SELECT each, why.reason, why.event_id FROM unnest(v_ids) each CROSS JOIN LATERAL why_not_sent(each) why OFFSET 0
    ) verdict
   WHERE m.id = verdict.each;

  RETURN QUERY SELECT m.id, m.state FROM message m WHERE m.id = ANY (v_ids) ORDER BY m.id;
END
$$;

-- Why a mail may not be sent now, as a code, or null with the consent that allows it.
-- Receipts and invitations need no marketing consent, but obey suppression, objection and the invite basis. So does a
-- renewal once the yes that it asks about has ended.
-- A new link and a confirmation were asked for by the contact himself.
--
-- Plain enough for PostgreSQL to put it in the place of its call, so that many mails are asked about together.
DROP FUNCTION IF EXISTS why_not_sent(uuid);
CREATE FUNCTION why_not_sent(p_message_id uuid) RETURNS TABLE (reason text, event_id uuid)
LANGUAGE sql STABLE AS $$
  SELECT CASE
           WHEN c.erased_at IS NOT NULL OR c.email IS NULL THEN 'erased'
           WHEN blocked.bounced THEN 'suppressed'
           WHEN blocked.objected AND m.kind IN ('invitation', 'reminder', 'receipt', 'newsletter', 'renewal') THEN 'objected'
           WHEN c.archived_at IS NOT NULL AND m.kind IN ('invitation', 'reminder', 'newsletter', 'renewal') THEN 'archived'
           WHEN m.kind = 'newsletter' AND n.cancelled_at IS NOT NULL THEN 'cancelled'
           WHEN m.kind = 'newsletter' AND allowing.event_id IS NULL THEN 'noConsent'
           WHEN m.kind IN ('invitation', 'reminder') AND c.invite_basis = 'none' THEN 'basisMissing'
           WHEN m.kind IN ('invitation', 'reminder') AND EXISTS (SELECT FROM consent s WHERE s.contact_id = c.id) THEN 'alreadyAnswered'
           -- He said no meanwhile, or yes once more: there is nothing left to ask.
           WHEN m.kind = 'renewal' AND NOT EXISTS (
             SELECT FROM consent_to_renew r WHERE r.contact_id = c.id) THEN 'alreadyAnswered'
           -- When his yes has ended there is none to lean on.
           WHEN m.kind = 'renewal' AND c.invite_basis = 'none' AND NOT EXISTS (
             SELECT FROM consent_to_renew r WHERE r.contact_id = c.id AND r.ends_at > now()) THEN 'basisMissing'
         END,
         allowing.event_id
    FROM message m
    JOIN contact c ON c.id = m.contact_id
    LEFT JOIN newsletter n ON n.id = m.newsletter_id
   CROSS JOIN LATERAL (
     SELECT coalesce(bool_or(s.reason IN ('bounce', 'complaint', 'erased')), false) AS bounced,
            coalesce(bool_or(s.reason = 'objection'), false) AS objected
       FROM suppression s WHERE s.contact_id = c.id AND s.lifted_at IS NULL
   ) blocked
    LEFT JOIN LATERAL (
      SELECT s.event_id
        FROM newsletter_list nl
        JOIN purpose p ON p.id = nl.purpose_id AND p.company_id = m.company_id
        JOIN consent_in_force s ON s.purpose_id = p.id AND s.contact_id = c.id AND s.holds
       WHERE nl.newsletter_id = m.newsletter_id
       ORDER BY p.position LIMIT 1
    ) allowing ON true
   WHERE m.id = p_message_id
$$;
