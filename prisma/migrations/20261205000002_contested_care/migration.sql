-- What the desk decides of care that its purchaser contests.
CREATE TYPE "CareOutcome" AS ENUM ('STANDS', 'NOT_GIVEN');
ALTER TABLE "care_visit" ADD COLUMN "contest_outcome" "CareOutcome",
ADD COLUMN "contest_reason" TEXT,
ADD COLUMN "contest_decided_at" TIMESTAMPTZ(3),
ADD COLUMN "contest_decided_by_id" TEXT;

-- Guards -------------------------------------------------------------------------------------------

CREATE INDEX care_visit_contests ON care_visit (contested_at, lease_id, no) WHERE contested_at IS NOT NULL AND contest_outcome IS NULL;
-- What was not given after all is missed; it may be given late, and what was said and decided stays beside it.
ALTER TABLE care_visit DROP CONSTRAINT care_visit_contested;
ALTER TABLE care_visit
  ADD CONSTRAINT care_visit_contested CHECK ((contested_at IS NULL) = (contest IS NULL) AND (contest IS NULL OR length(contest) >= 10) AND (contest IS NULL OR state = 'DONE' OR contest_outcome IS NOT DISTINCT FROM 'NOT_GIVEN')),
  ADD CONSTRAINT care_visit_decided CHECK (num_nonnulls(contest_outcome, contest_reason, contest_decided_at, contest_decided_by_id) IN (0, 4) AND (contest_outcome IS NULL OR (contest IS NOT NULL AND length(contest_reason) >= 10))
    AND (contest_outcome IS DISTINCT FROM 'NOT_GIVEN' OR missed));
CREATE OR REPLACE FUNCTION care_visit_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.missed AND NOT NEW.missed) OR NEW.planned_on <> OLD.planned_on
     OR (OLD.contested_at IS NOT NULL AND (NEW.contested_at, NEW.contest) IS DISTINCT FROM (OLD.contested_at, OLD.contest))
     OR (OLD.contest_outcome IS NOT NULL AND (NEW.contest_outcome, NEW.contest_reason, NEW.contest_decided_at, NEW.contest_decided_by_id) IS DISTINCT FROM (OLD.contest_outcome, OLD.contest_reason, OLD.contest_decided_at, OLD.contest_decided_by_id))
     OR (OLD.state = 'DONE' AND NEW.state <> 'DONE' AND NOT (NEW.state = 'MISSED' AND OLD.contest_outcome IS NULL AND NEW.contest_outcome IS NOT DISTINCT FROM 'NOT_GIVEN')) THEN
    RAISE EXCEPTION 'care % of lease % cannot change so', OLD.no, OLD.lease_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
