-- The past is not changed: not by the application, and not by the owner without first disabling a trigger.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is not allowed', TG_TABLE_NAME, TG_OP USING ERRCODE = 'raise_exception';
END
$$;

DO $$
DECLARE
  protected text;
BEGIN
  FOREACH protected IN ARRAY ARRAY[
    'consent_event', 'notice', 'served', 'checkpoint', 'checkpoint_leaf', 'audit_entry', 'level_purpose'
  ] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS refuse_row_change ON %I', protected);
    EXECUTE format('DROP TRIGGER IF EXISTS refuse_truncate ON %I', protected);
    EXECUTE format(
      'CREATE TRIGGER refuse_row_change BEFORE UPDATE OR DELETE ON %I
         FOR EACH ROW EXECUTE FUNCTION refuse_change()', protected);
    EXECUTE format(
      'CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I
         FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', protected);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER refuse_row_change', protected);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER refuse_truncate', protected);
  END LOOP;
END
$$;

-- What the answers are about stays what it was: the purpose, its company, and the question. Names, places and lives change.
CREATE OR REPLACE FUNCTION refuse_other_meaning() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Consents are about the % %: what it is, and whose, is not changed', TG_TABLE_NAME, OLD.key
    USING ERRCODE = 'raise_exception';
END
$$;
CREATE OR REPLACE TRIGGER refuse_other_meaning BEFORE UPDATE ON purpose FOR EACH ROW
  WHEN ((OLD.id, OLD.key, OLD.kind, OLD.company_id, OLD.created_at)
        IS DISTINCT FROM (NEW.id, NEW.key, NEW.kind, NEW.company_id, NEW.created_at))
  EXECUTE FUNCTION refuse_other_meaning();
ALTER TABLE purpose ENABLE ALWAYS TRIGGER refuse_other_meaning;

CREATE OR REPLACE TRIGGER refuse_other_meaning BEFORE UPDATE ON level FOR EACH ROW
  WHEN ((OLD.id, OLD.key) IS DISTINCT FROM (NEW.id, NEW.key))
  EXECUTE FUNCTION refuse_other_meaning();
ALTER TABLE level ENABLE ALWAYS TRIGGER refuse_other_meaning;

CREATE OR REPLACE FUNCTION refuse_other_controller() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public.purpose p WHERE p.company_id = OLD.id) THEN
    RAISE EXCEPTION 'Consents are given to the company %: its number stays', OLD.key USING ERRCODE = 'raise_exception';
  END IF;
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER refuse_other_meaning BEFORE UPDATE ON company FOR EACH ROW
  WHEN (OLD.orgnr IS DISTINCT FROM NEW.orgnr)
  EXECUTE FUNCTION refuse_other_controller();
ALTER TABLE company ENABLE ALWAYS TRIGGER refuse_other_meaning;
