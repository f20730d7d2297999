-- Tags and lists are not kept: they follow from the answers that hold now.
CREATE OR REPLACE VIEW contact_tag AS
  SELECT s.contact_id, s.purpose_id, p.tag, s.since
    FROM consent s
    JOIN purpose p ON p.id = s.purpose_id
   WHERE s.decision = 'granted';

CREATE OR REPLACE VIEW list_member AS
  SELECT s.contact_id,
         s.purpose_id,
         p.company_id,
         p.list_name,
         s.since,
         s.event_id,
         EXISTS (
           SELECT FROM consent t
             JOIN purpose tp ON tp.id = t.purpose_id
            WHERE t.contact_id = s.contact_id AND t.decision = 'granted' AND tp.kind = 'personalisation'
         ) AS tracking
    FROM consent s
    JOIN purpose p ON p.id = s.purpose_id AND p.kind = 'marketing'
    JOIN contact c ON c.id = s.contact_id AND c.erased_at IS NULL
   WHERE s.decision = 'granted';
