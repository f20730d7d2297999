-- An open contact card hears of everything that happens to its contact.
CREATE OR REPLACE FUNCTION notify_contact() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('contact', to_jsonb(NEW) ->> TG_ARGV[0]);
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER notify_card AFTER INSERT OR UPDATE OF state ON message
  FOR EACH ROW EXECUTE FUNCTION notify_contact('contact_id');
CREATE OR REPLACE TRIGGER notify_card AFTER INSERT ON portal_visit
  FOR EACH ROW EXECUTE FUNCTION notify_contact('contact_id');
CREATE OR REPLACE TRIGGER notify_card AFTER UPDATE ON contact
  FOR EACH ROW EXECUTE FUNCTION notify_contact('id');
