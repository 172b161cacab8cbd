-- A round of care that was missed stays missed in the record, also where it is made up for late. What its seller says was
-- done, its purchaser may contest.
ALTER TABLE "care_visit" ADD COLUMN     "contest" TEXT,
ADD COLUMN     "contested_at" TIMESTAMPTZ(3),
ADD COLUMN     "missed" BOOLEAN NOT NULL DEFAULT false;
UPDATE care_visit SET missed = true WHERE state = 'MISSED';

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE care_visit
  ADD CONSTRAINT care_visit_missed CHECK (state <> 'MISSED' OR missed),
  ADD CONSTRAINT care_visit_contested CHECK ((contested_at IS NULL) = (contest IS NULL) AND (contest IS NULL OR (state = 'DONE' AND length(contest) >= 10)));
CREATE FUNCTION care_visit_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.missed AND NOT NEW.missed) OR NEW.planned_on <> OLD.planned_on
     OR (OLD.contested_at IS NOT NULL AND (NEW.contested_at, NEW.contest) IS DISTINCT FROM (OLD.contested_at, OLD.contest)) THEN
    RAISE EXCEPTION 'care % of lease % cannot change so', OLD.no, OLD.lease_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER care_visit_keeps BEFORE UPDATE ON care_visit FOR EACH ROW EXECUTE FUNCTION care_visit_keeps();
