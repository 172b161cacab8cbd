-- CreateEnum
CREATE TYPE "SupplementFate" AS ENUM ('APPLIED', 'KEPT_OUT');

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "ask_note" TEXT,
ADD COLUMN     "asked_by_id" TEXT;

-- CreateTable
CREATE TABLE "supplement_outcome" (
    "contract_id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "fate" "SupplementFate" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplement_outcome_pkey" PRIMARY KEY ("contract_id")
);

-- CreateIndex
CREATE INDEX "supplement_outcome_lease_id_idx" ON "supplement_outcome"("lease_id");

-- AddForeignKey
ALTER TABLE "supplement_outcome" ADD CONSTRAINT "supplement_outcome_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplement_outcome" ADD CONSTRAINT "supplement_outcome_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A supplement is asked for by somebody; it may end without a review: taken back, or never signed.
ALTER TABLE contract DROP CONSTRAINT contract_abandoned;
ALTER TABLE contract
  ADD CONSTRAINT contract_abandoned CHECK ((state = 'ABANDONED') = (abandon_note IS NOT NULL) AND (state <> 'ABANDONED' OR reviewed_by_id IS NOT NULL OR supplement_no > 0)),
  ADD CONSTRAINT contract_asked CHECK ((supplement_no = 0) = (asked_by_id IS NULL)),
  ADD CONSTRAINT contract_supplement_states CHECK (supplement_no = 0 OR state NOT IN ('DRAWING', 'RETURNED', 'REFUSED'));

-- One at a time: what it changes cannot change under it (4).
CREATE UNIQUE INDEX contract_one_open_supplement ON contract (order_id) WHERE supplement_no > 0 AND state NOT IN ('SEALED', 'ABANDONED');

-- A supplement is of a contract in force, its parties are that contract's, its number follows without a gap, and what was
-- sealed before it has come into the lease or was kept out.
CREATE FUNCTION supplement_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE base contract;
BEGIN
  SELECT * INTO base FROM contract WHERE order_id = NEW.order_id AND supplement_no = 0;
  IF base.state IS DISTINCT FROM 'SEALED' OR NEW.state <> 'DRAWN' OR NOT EXISTS (SELECT 1 FROM lease l WHERE l.contract_id = base.id) THEN
    RAISE EXCEPTION 'supplement of order %: no contract in force', NEW.order_id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.supplement_no <> (SELECT max(supplement_no) + 1 FROM contract WHERE order_id = NEW.order_id) OR NEW.number <> base.number || '-' || NEW.supplement_no THEN
    RAISE EXCEPTION 'supplement % of order % is out of its turn', NEW.supplement_no, NEW.order_id USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM contract c WHERE c.order_id = NEW.order_id AND c.supplement_no > 0 AND c.state = 'SEALED'
               AND NOT EXISTS (SELECT 1 FROM supplement_outcome s WHERE s.contract_id = c.id)) THEN
    RAISE EXCEPTION 'supplement of order %: another is about to come into force', NEW.order_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER supplement_begins BEFORE INSERT ON contract FOR EACH ROW WHEN (NEW.supplement_no > 0) EXECUTE FUNCTION supplement_begins();

-- What was asked for stays as it was asked for; its number is never free again.
CREATE FUNCTION supplement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.number, NEW.order_id, NEW.supplement_no, NEW.terms, NEW.terms_sha256, NEW.particulars, NEW.change, NEW.asked_by_id)
     IS DISTINCT FROM (OLD.number, OLD.order_id, OLD.supplement_no, OLD.terms, OLD.terms_sha256, OLD.particulars, OLD.change, OLD.asked_by_id) THEN
    RAISE EXCEPTION 'supplement % cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER supplement_stays BEFORE UPDATE OR DELETE ON contract FOR EACH ROW WHEN (OLD.supplement_no > 0) EXECUTE FUNCTION supplement_stays();

CREATE FUNCTION supplement_has_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM contract c JOIN contract base ON base.order_id = c.order_id AND base.supplement_no = 0 JOIN lease l ON l.contract_id = base.id
                  WHERE c.id = NEW.contract_id AND c.supplement_no > 0 AND c.state = 'SEALED' AND l.id = NEW.lease_id) THEN
    RAISE EXCEPTION '% is no sealed supplement of lease %', NEW.contract_id, NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER supplement_has_outcome BEFORE INSERT ON supplement_outcome FOR EACH ROW EXECUTE FUNCTION supplement_has_outcome();
CREATE TRIGGER supplement_outcome_append_only BEFORE UPDATE OR DELETE ON supplement_outcome FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER supplement_outcome_no_truncate BEFORE TRUNCATE ON supplement_outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a lease says is what its contract says, or the last supplement that came into it: nothing else ever stands at commit (5).
CREATE FUNCTION lease_as_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE subject text := coalesce(to_jsonb(NEW) ->> 'lease_id', to_jsonb(OLD) ->> 'lease_id'); agreed jsonb; said jsonb;
BEGIN
  SELECT coalesce((SELECT s.change -> 'schedule' FROM supplement_outcome o JOIN contract s ON s.id = o.contract_id
                    WHERE o.lease_id = l.id AND o.fate = 'APPLIED' ORDER BY s.supplement_no DESC LIMIT 1), c.terms -> 'schedule')
    INTO agreed FROM lease l JOIN contract c ON c.id = l.contract_id WHERE l.id = subject;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT jsonb_agg(jsonb_build_object('seq', i.seq, 'dueOn', i.due_on::text, 'amount', i.amount_minor::text, 'interest', i.interest_minor::text,
           'principal', i.principal_minor::text, 'balance', i.balance_minor::text) ORDER BY i.seq) INTO said FROM lease_instalment i WHERE i.lease_id = subject AND i.seq > 0;
  IF said IS DISTINCT FROM agreed THEN
    RAISE EXCEPTION 'lease % says something else than was agreed', subject USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lease_instalment_as_agreed AFTER UPDATE OF due_on, amount_minor, interest_minor, principal_minor, balance_minor, seq OR DELETE ON lease_instalment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.seq > 0) EXECUTE FUNCTION lease_as_agreed();
CREATE CONSTRAINT TRIGGER supplement_outcome_as_agreed AFTER INSERT ON supplement_outcome
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lease_as_agreed();
