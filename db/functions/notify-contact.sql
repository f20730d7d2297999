-- An open contact card hears of everything that happens to its contact.
CREATE OR REPLACE FUNCTION notify_contact() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'contact' THEN
    PERFORM pg_notify('contact', NEW.id::text);
  ELSE
    PERFORM pg_notify('contact', NEW.contact_id::text);
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER notify_card AFTER INSERT OR UPDATE OF state ON message
  FOR EACH ROW EXECUTE FUNCTION notify_contact();
CREATE OR REPLACE TRIGGER notify_card AFTER INSERT ON portal_visit
  FOR EACH ROW EXECUTE FUNCTION notify_contact();
CREATE OR REPLACE TRIGGER notify_card AFTER UPDATE ON contact
  FOR EACH ROW EXECUTE FUNCTION notify_contact();
