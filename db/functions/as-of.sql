-- The same rules as views.sql, about any moment of the past. Both are inlined by the planner, so that a contact or a
-- purpose that the caller names narrows the work: they therefore carry no SET of their own.
--
-- A thing has happened at a moment when its time, cut to milliseconds, is not later. The application knows no finer time, so
-- `happenedBy` in domain/as-of/rules.ts says the same of what it reads.

-- Every answer that stood at a moment, folded from the ledger. Served by consent_event_chain.
-- A wording that was not published by then ended nothing yet.
CREATE OR REPLACE FUNCTION consent_as_of(p_at timestamptz)
RETURNS TABLE (contact_id uuid, purpose_id uuid, decision text, since timestamptz, event_id uuid, notice_id uuid,
               expires_at timestamptz, lapses_at timestamptz, holds boolean, standing text, ends_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT c.id, p.id, e.decision, e.recorded_at, e.id, e.notice_id, e.expires_at, l.lapses_at, own.holds,
         CASE WHEN e.decision = 'granted' AND NOT own.holds THEN 'expired' ELSE e.decision END,
         own.ends_at
    FROM public.contact c
   CROSS JOIN public.purpose p
   CROSS JOIN LATERAL (
     SELECT i.* FROM public.consent_event i
      WHERE i.contact_id = c.id AND i.purpose_id = p.id AND date_trunc('milliseconds', i.recorded_at) <= p_at
      ORDER BY i.seq DESC LIMIT 1
   ) e
   CROSS JOIN LATERAL (
     SELECT min(newer.older_lapse_at) AS lapses_at
       FROM public.notice n
       JOIN public.notice newer ON newer.level_id = n.level_id AND newer.version > n.version
      WHERE n.id = e.notice_id AND date_trunc('milliseconds', newer.published_at) <= p_at
   ) l
   CROSS JOIN LATERAL (
     SELECT e.decision = 'granted'
              AND (e.expires_at IS NULL OR date_trunc('milliseconds', e.expires_at) > p_at)
              AND (l.lapses_at IS NULL OR date_trunc('milliseconds', l.lapses_at) > p_at) AS holds,
            CASE WHEN e.decision = 'granted' THEN least(e.expires_at, l.lapses_at) END AS ends_at
   ) own
$$;

-- For each list, everyone who was registered at a moment: whether he could be mailed, and if not, why, as a code; with
-- the answer that decided it. `member`: he was on the list, also where something else stopped his mail.
-- A lifted suppression and an erasure tell when they began and ended, so both are known of the past.
CREATE OR REPLACE FUNCTION mailing_as_of(p_at timestamptz)
RETURNS TABLE (contact_id uuid, purpose_id uuid, event_id uuid, standing text, member boolean, reason text)
LANGUAGE sql STABLE AS $$
  SELECT c.id, p.id, s.event_id, coalesce(s.standing, 'notAsked'),
         coalesce(s.holds, false) AND gone.erased IS NOT TRUE,
         CASE
           WHEN gone.erased THEN 'erased'
           -- His own word comes first. The send guard and the invite gate ask for a bounced address before it: they stop the
           -- same mails, and need one reason.
           WHEN blocked.objected THEN 'objected'
           WHEN s.event_id IS NULL THEN 'notAsked'
           WHEN s.decision <> 'granted' THEN s.decision
           WHEN NOT s.holds AND date_trunc('milliseconds', s.lapses_at) <= p_at THEN 'lapsed'
           WHEN NOT s.holds THEN 'expired'
           WHEN blocked.bounced THEN 'suppressed'
           WHEN date_trunc('milliseconds', c.archived_at) <= p_at THEN 'archived'
         END
    FROM public.contact c
   CROSS JOIN public.purpose p
   CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', c.erased_at) <= p_at AS erased) gone
    LEFT JOIN public.consent_as_of(p_at) s ON s.contact_id = c.id AND s.purpose_id = p.id
   CROSS JOIN LATERAL (
     SELECT coalesce(bool_or(b.reason IN ('bounce', 'complaint', 'erased')), false) AS bounced,
            coalesce(bool_or(b.reason = 'objection'), false) AS objected
       FROM public.suppression b
      WHERE b.contact_id = c.id AND date_trunc('milliseconds', b.created_at) <= p_at
        AND (b.lifted_at IS NULL OR date_trunc('milliseconds', b.lifted_at) > p_at)
   ) blocked
   WHERE p.kind = 'marketing' AND date_trunc('milliseconds', c.created_at) <= p_at
$$;
