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
    'consent_event', 'notice', 'served', 'checkpoint', 'checkpoint_leaf', 'audit_entry'
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
