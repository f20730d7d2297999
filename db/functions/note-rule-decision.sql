-- Keeps in the audit trail that the rule decided an experiment. The worker may not write there by itself: it can say this
-- of a decision that the rule has made, once, and nothing else.
CREATE OR REPLACE FUNCTION note_rule_decision(p_decision uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_entry (action, subject_type, subject_id, detail)
  SELECT 'experimentDecided', 'experiment', d.experiment_id, jsonb_build_object('variant', v.label, 'decision', d.id)
    FROM experiment_decision d JOIN variant v ON v.id = d.variant_id
   WHERE d.id = p_decision AND d.decided_by IS NULL AND d.undone_at IS NULL
     AND NOT EXISTS (SELECT FROM audit_entry a
                      WHERE a.subject_id = d.experiment_id AND a.detail ->> 'decision' = d.id::text)
$$;
