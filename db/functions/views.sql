-- Tags and lists are not kept: they follow from the answers that hold now.

-- A newer wording may end the answers to the older ones, once it is out.
CREATE OR REPLACE VIEW notice_lapse AS
  SELECT n.id AS notice_id, min(newer.older_lapse_at) AS lapses_at
    FROM notice n
    JOIN notice newer ON newer.level_id = n.level_id AND newer.version > n.version AND newer.published_at <= now()
   GROUP BY n.id;

CREATE OR REPLACE VIEW consent_in_force AS
  SELECT s.contact_id, s.purpose_id, s.decision, s.since, s.event_id, s.notice_id, s.expires_at, l.lapses_at, own.holds,
         CASE WHEN s.decision = 'granted' AND NOT own.holds THEN 'expired' ELSE s.decision END AS standing,
         own.ends_at
    FROM consent s
    LEFT JOIN notice_lapse l ON l.notice_id = s.notice_id
   CROSS JOIN LATERAL (
     SELECT s.decision = 'granted'
              AND (s.expires_at IS NULL OR s.expires_at > now())
              AND (l.lapses_at IS NULL OR l.lapses_at > now()) AS holds,
            CASE WHEN s.decision = 'granted' THEN least(s.expires_at, l.lapses_at) END AS ends_at
   ) own;

CREATE OR REPLACE VIEW contact_tag AS
  SELECT s.contact_id, s.purpose_id, p.tag, s.since
    FROM consent_in_force s
    JOIN purpose p ON p.id = s.purpose_id
   WHERE s.holds;

CREATE OR REPLACE VIEW list_member AS
  SELECT s.contact_id,
         s.purpose_id,
         p.company_id,
         p.list_name,
         s.since,
         s.event_id,
         EXISTS (
           SELECT FROM consent_in_force t
             JOIN purpose tp ON tp.id = t.purpose_id
            WHERE t.contact_id = s.contact_id AND t.holds AND tp.kind = 'personalisation'
         ) AS tracking
    FROM consent_in_force s
    JOIN purpose p ON p.id = s.purpose_id AND p.kind = 'marketing'
    JOIN contact c ON c.id = s.contact_id AND c.erased_at IS NULL
   WHERE s.holds;

-- A yes that a newer wording ends, or whose life nears its end: its contact is to be asked again.
CREATE OR REPLACE VIEW consent_to_renew AS
  SELECT s.contact_id, s.purpose_id, s.event_id, ends.ends_at,
         CASE WHEN s.lapses_at <= coalesce(s.expires_at, 'infinity') THEN 'wording' ELSE 'expiry' END AS cause,
         ends.ends_at - p.reminder_days * interval '1 day' AS remind_from
    FROM consent_in_force s
    JOIN purpose p ON p.id = s.purpose_id
   CROSS JOIN LATERAL (
     SELECT CASE WHEN s.decision = 'expired' THEN s.since ELSE s.ends_at END AS ends_at
   ) ends
   WHERE s.lapses_at IS NOT NULL AND s.decision = 'granted'
      OR s.decision = 'granted' AND s.expires_at <= now() + p.reminder_days * interval '1 day'
      OR s.decision = 'expired';
