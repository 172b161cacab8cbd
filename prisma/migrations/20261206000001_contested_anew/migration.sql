-- What the desk found not given stands only beside what was then said. Said anew, it may be contested anew: the words
-- of before are in the audit log.
DROP TRIGGER care_visit_keeps ON care_visit;
UPDATE care_visit SET contest = NULL, contested_at = NULL, contest_outcome = NULL, contest_reason = NULL, contest_decided_at = NULL, contest_decided_by_id = NULL
 WHERE state = 'DONE' AND contest_outcome = 'NOT_GIVEN';
ALTER TABLE care_visit DROP CONSTRAINT care_visit_contested;
ALTER TABLE care_visit
  ADD CONSTRAINT care_visit_contested CHECK ((contested_at IS NULL) = (contest IS NULL) AND (contest IS NULL OR length(contest) >= 10)
    AND (contest IS NULL OR (state = 'DONE') = (contest_outcome IS DISTINCT FROM 'NOT_GIVEN')));
CREATE OR REPLACE FUNCTION care_visit_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  anew boolean := OLD.state <> 'DONE' AND NEW.state = 'DONE' AND OLD.contest_outcome IS NOT DISTINCT FROM 'NOT_GIVEN'
    AND num_nonnulls(NEW.contest, NEW.contested_at, NEW.contest_outcome, NEW.contest_reason, NEW.contest_decided_at, NEW.contest_decided_by_id) = 0;
BEGIN
  IF (OLD.missed AND NOT NEW.missed) OR NEW.planned_on <> OLD.planned_on
     OR (NOT anew AND OLD.contested_at IS NOT NULL AND (NEW.contested_at, NEW.contest) IS DISTINCT FROM (OLD.contested_at, OLD.contest))
     OR (NOT anew AND OLD.contest_outcome IS NOT NULL AND (NEW.contest_outcome, NEW.contest_reason, NEW.contest_decided_at, NEW.contest_decided_by_id) IS DISTINCT FROM (OLD.contest_outcome, OLD.contest_reason, OLD.contest_decided_at, OLD.contest_decided_by_id))
     OR (OLD.state = 'DONE' AND NEW.state <> 'DONE' AND NOT (NEW.state = 'MISSED' AND OLD.contest_outcome IS NULL AND NEW.contest_outcome IS NOT DISTINCT FROM 'NOT_GIVEN')) THEN
    RAISE EXCEPTION 'care % of lease % cannot change so', OLD.no, OLD.lease_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER care_visit_keeps BEFORE UPDATE ON care_visit FOR EACH ROW EXECUTE FUNCTION care_visit_keeps();
