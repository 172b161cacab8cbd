-- Two admins: one asks for a second person, or approves a large contract first; another decides. And a contract that
-- nobody signs: more time, with a note, or its return.
ALTER TABLE "contract" ADD COLUMN     "first_approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "first_approved_by_id" TEXT,
ADD COLUMN     "first_note" TEXT,
ADD COLUMN     "second_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "second_note" TEXT,
ADD COLUMN     "sign_note" TEXT,
ADD COLUMN     "unsigned_at" TIMESTAMPTZ(3);

ALTER TABLE contract
  ADD CONSTRAINT contract_second_why CHECK ((second_asked_by_id IS NULL) = (second_note IS NULL) AND (second_asked_by_id IS NULL) = (second_asked_at IS NULL)),
  ADD CONSTRAINT contract_first_when CHECK ((first_approved_by_id IS NULL) = (first_approved_at IS NULL) AND (first_note IS NULL OR first_approved_by_id IS NOT NULL)),
  -- Maker is not checker (14), and whoever wanted somebody else's judgement gives none.
  ADD CONSTRAINT contract_first CHECK (first_approved_by_id <> reviewed_by_id AND first_approved_by_id <> second_asked_by_id);

-- A round has one that asks and one that approves first, for as long as it lasts; the next begins anew. From 10,000,000 won
-- financed on nobody approves alone.
CREATE FUNCTION contract_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.round <> OLD.round THEN
    IF NEW.second_asked_by_id IS NOT NULL OR NEW.first_approved_by_id IS NOT NULL THEN
      RAISE EXCEPTION 'contract %: round % begins anew', OLD.id, NEW.round USING ERRCODE = 'check_violation';
    END IF;
  ELSIF ((NEW.second_asked_by_id, NEW.second_note, NEW.second_asked_at) IS DISTINCT FROM (OLD.second_asked_by_id, OLD.second_note, OLD.second_asked_at) AND (OLD.state <> 'DRAWN' OR OLD.second_asked_by_id IS NOT NULL))
     OR ((NEW.first_approved_by_id, NEW.first_note, NEW.first_approved_at) IS DISTINCT FROM (OLD.first_approved_by_id, OLD.first_note, OLD.first_approved_at) AND (OLD.state <> 'DRAWN' OR OLD.first_approved_by_id IS NOT NULL)) THEN
    RAISE EXCEPTION 'contract %: what the first person said in a round stays', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'DRAWN' AND NEW.state = 'REVIEWED' AND NEW.supplement_no = 0 AND NEW.first_approved_by_id IS NULL
     AND (SELECT o.financed_minor FROM lease_order o WHERE o.id = NEW.order_id) >= 10000000 THEN
    RAISE EXCEPTION 'contract % is approved by one alone', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'contract_two_people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_two_people BEFORE UPDATE ON contract FOR EACH ROW EXECUTE FUNCTION contract_two_people();

-- The time to sign only grows, while it is waited for, and says why.
CREATE FUNCTION contract_sign_by_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sign_by IS NULL OR NEW.state <> 'DELIVERED' OR NEW.sign_by <= OLD.sign_by OR NEW.sign_note IS NULL THEN
    RAISE EXCEPTION 'contract %: the time to sign only grows, with a note', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_sign_by_grows BEFORE UPDATE ON contract FOR EACH ROW
  WHEN (OLD.sign_by IS NOT NULL AND NEW.sign_by IS DISTINCT FROM OLD.sign_by) EXECUTE FUNCTION contract_sign_by_grows();

-- How long reviews take is read from the audit log.
CREATE INDEX audit_entry_contract_decided ON audit_entry (at) WHERE action IN ('contract.approved', 'contract.returned');
