-- Asks the worker to run a task, once, at the given time, if the surrounding transaction commits.
-- The tables of graphile-worker are closed to the application's role; this is its one door.
CREATE OR REPLACE FUNCTION wake_worker(p_task text, p_run_at timestamptz DEFAULT now(), p_key text DEFAULT NULL)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT graphile_worker.add_job(p_task, run_at := p_run_at, job_key := p_key, max_attempts := 5)
$$;
