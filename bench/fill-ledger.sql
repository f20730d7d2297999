-- A ledger of many events, as record_consent would have written them: chains with payloads, what each contact was shown,
-- the evidence of each request, notes of staff, and the answers that hold. Round by round over all contacts at once,
-- because a call per event would take minutes. Each contact has the ten events of `bench_round`.
CREATE TABLE bench_round (
  round bigint, purpose text, decision text, previous text, shown boolean, worded boolean, actor text, channel text);
INSERT INTO bench_round VALUES
  (1, 'a', 'granted', NULL, true, true, 'contact', 'portal'),
  (2, 'b', 'granted', NULL, true, true, 'contact', 'portal'),
  (3, 'c', 'granted', NULL, true, true, 'contact', 'portal'),
  (4, 'b', 'withdrawn', 'granted', false, false, 'contact', 'one_click'),
  (5, 'd', 'granted', NULL, false, true, 'staff', 'meeting'),
  (6, 'b', 'granted', 'withdrawn', true, true, 'contact', 'portal'),
  (7, 'c', 'withdrawn', 'granted', true, true, 'contact', 'portal'),
  (8, 'c', 'granted', 'withdrawn', true, true, 'contact', 'portal'),
  (9, 'a', 'withdrawn', 'granted', false, true, 'staff', 'phone'),
  (10, 'a', 'granted', 'withdrawn', true, true, 'contact', 'portal');

INSERT INTO company (key, name, legal_name, orgnr, address, website, privacy_contact, sender_address, position)
VALUES ('x', 'X', 'X AS', '1', 'x', 'x', 'x', 'x@x.example', 1);
INSERT INTO purpose (key, kind, company_id, tag, position)
SELECT letter, 'marketing', c.id, letter, ascii(letter) FROM company c, unnest(ARRAY['a', 'b', 'c', 'd']) letter;
INSERT INTO level (key, position) SELECT key, position FROM purpose;
INSERT INTO level_purpose (level_id, purpose_id) SELECT l.id, p.id FROM level l JOIN purpose p ON p.key = l.key;
INSERT INTO notice (level_id, version, locale, content, sha256)
SELECT l.id, 1, 'nb', said.content, sha256(convert_to(said.content, 'UTF8'))
  FROM level l, LATERAL (SELECT '{"title":"' || l.key || repeat(' x', 1000) || '"}' AS content) said;

CREATE FUNCTION bench_fill(p_contacts integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  asked record;
BEGIN
  INSERT INTO contact (first_name, last_name, source, invite_basis) SELECT 'A', 'B', 'crm', 'customer' FROM generate_series(1, p_contacts);
  INSERT INTO contact_key (contact_id, key) SELECT c.id, gen_random_bytes(32) FROM contact c;
  INSERT INTO served (contact_id, notice_id, message_id) SELECT c.id, n.id, uuid_v7() FROM contact c, notice n;
  CREATE TEMPORARY TABLE head ON COMMIT DROP AS
    SELECT k.contact_id, k.key, decode(repeat('00', 32), 'hex') AS hash FROM contact_key k ORDER BY k.contact_id;
  FOR asked IN SELECT r.*, p.id AS purpose_id, n.id AS notice_id, n.sha256
                 FROM bench_round r JOIN purpose p ON p.key = r.purpose
                 JOIN level l ON l.key = r.purpose JOIN notice n ON n.level_id = l.id ORDER BY r.round LOOP
    CREATE TEMPORARY TABLE made ON COMMIT DROP AS
      SELECT h.contact_id, h.hash AS prev_hash, h.key, uuid_v7() AS id, uuid_v7() AS answer_id, gen_random_uuid() AS request_id,
             uuid_v7() AS credential_id, v.id AS served_id, clock_timestamp() AS recorded_at,
             CASE WHEN asked.actor = 'staff' THEN '018f0000-0000-7000-8000-000000000001'::uuid ELSE h.contact_id END AS actor_id,
             CASE WHEN asked.actor = 'staff' THEN 'Kari Moe' END AS actor_name,
             CASE WHEN asked.actor = 'staff' THEN 'Avtalt i møte på Storgata.' END AS note_text,
             CASE WHEN asked.actor = 'contact' THEN
               json_build_object('messageId', uuid_v7(), 'userAgent', 'Firefox på Windows', 'network', '192.0.2.0/24')::text
             END AS evidence_text
        FROM head h
        LEFT JOIN served v ON asked.shown AND v.contact_id = h.contact_id AND v.notice_id = asked.notice_id;
    CREATE TEMPORARY TABLE written ON COMMIT DROP AS
      SELECT m.*, hmac(convert_to(m.note_text, 'UTF8'), m.key, 'sha256') AS note,
             hmac(convert_to(m.evidence_text, 'UTF8'), m.key, 'sha256') AS evidence,
             CASE WHEN m.note_text IS NOT NULL THEN m.recorded_at::date END AS agreed_on,
             CASE WHEN asked.purpose = 'b' AND asked.decision = 'granted' THEN m.recorded_at + interval '24 months' END AS expires_at
        FROM made m;
    INSERT INTO consent_event (
      id, contact_id, seq, purpose_id, decision, previous, notice_id, answer_id, actor_type, actor_id, actor_name, channel,
      credential, credential_id, served_id, agreed_on, note, evidence, request_id, recorded_at, expires_at, payload,
      prev_hash, hash)
    SELECT w.id, w.contact_id, asked.round, asked.purpose_id, asked.decision, asked.previous,
           CASE WHEN asked.worded THEN asked.notice_id END, w.answer_id, asked.actor, w.actor_id, w.actor_name, asked.channel,
           CASE asked.actor WHEN 'staff' THEN 'session' ELSE 'link' END, w.credential_id, w.served_id, w.agreed_on, w.note,
           w.evidence, w.request_id, w.recorded_at, w.expires_at, said.payload, w.prev_hash, sha256(w.prev_hash || said.payload)
      FROM written w
     CROSS JOIN LATERAL (
       SELECT convert_to(event_payload(
         w.id, w.contact_id, asked.round, asked.purpose_id, asked.decision, asked.previous,
         CASE WHEN asked.worded THEN asked.notice_id END, CASE WHEN asked.worded THEN asked.sha256 END, w.served_id,
         w.answer_id, asked.actor, w.actor_id, encode(hmac(convert_to(w.actor_name, 'UTF8'), w.key, 'sha256'), 'hex'),
         CASE asked.actor WHEN 'staff' THEN 'session' ELSE 'link' END, w.credential_id, asked.channel, w.agreed_on, w.note,
         w.evidence, w.request_id, w.recorded_at, w.expires_at), 'UTF8') AS payload
     ) said;
    INSERT INTO consent_evidence (answer_id, contact_id, note, evidence)
    SELECT w.answer_id, w.contact_id, w.note_text, w.evidence_text FROM written w;
    UPDATE head h SET hash = e.hash FROM consent_event e WHERE e.contact_id = h.contact_id AND e.seq = asked.round;
    DROP TABLE made, written;
  END LOOP;
  INSERT INTO consent (contact_id, purpose_id, decision, since, event_id, notice_id, expires_at)
  SELECT DISTINCT ON (e.contact_id, e.purpose_id) e.contact_id, e.purpose_id, e.decision, e.recorded_at, e.id, e.notice_id,
         e.expires_at
    FROM consent_event e ORDER BY e.contact_id, e.purpose_id, e.seq DESC;
END
$$;
