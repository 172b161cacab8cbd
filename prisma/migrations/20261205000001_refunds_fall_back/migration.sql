-- What a gateway had taken upon itself and could not do after all, by its number; and what shows that it had given back already what it refused.
ALTER TABLE "attempt_refund" ADD COLUMN "failed_reference" TEXT, ADD COLUMN "evidence" TEXT;
ALTER TABLE "credit_refund" ADD COLUMN "failed_reference" TEXT, ADD COLUMN "evidence" TEXT;
ALTER TABLE "withdrawal_refund" ADD COLUMN "failed_reference" TEXT, ADD COLUMN "evidence" TEXT;

-- Guards -------------------------------------------------------------------------------------------

-- Evidence is of what was a person's to send and is said by one; it is of a payment.
ALTER TABLE attempt_refund ADD CONSTRAINT attempt_refund_evidence CHECK (evidence IS NULL OR (state = 'PAID' AND paid_by_id IS NOT NULL AND length(evidence) >= 10));
ALTER TABLE credit_refund ADD CONSTRAINT credit_refund_evidence CHECK (evidence IS NULL OR (state = 'PAID' AND paid_by_id IS NOT NULL AND attempt_id IS NOT NULL AND length(evidence) >= 10));
ALTER TABLE withdrawal_refund ADD CONSTRAINT withdrawal_refund_evidence CHECK (evidence IS NULL OR (state = 'PAID' AND paid_by_id IS NOT NULL AND attempt_id IS NOT NULL AND length(evidence) >= 10));

-- What is paid stays so, but for what its gateway says that it failed: that is a person's to send, and its number is kept.
CREATE FUNCTION falls_back(old_state text, new_state text, old_reference text, new_reference text, old_failed text, new_failed text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT old_state = 'PAID' AND new_state = 'BY_HAND' AND old_reference IS NOT NULL AND new_reference IS NULL AND old_failed IS NULL AND new_failed IS NOT DISTINCT FROM old_reference $$;

CREATE OR REPLACE FUNCTION attempt_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE failed boolean := TG_OP = 'UPDATE' AND falls_back(OLD.state::text, NEW.state::text, OLD.reference, NEW.reference, OLD.failed_reference, NEW.failed_reference);
BEGIN
  IF TG_OP = 'DELETE' OR (NOT failed AND (OLD.state = 'PAID' OR NEW.failed_reference IS DISTINCT FROM OLD.failed_reference))
     OR (NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (OLD.state = 'OWED' AND NEW.paid_by_id IS NOT NULL) OR (OLD.state = 'BY_HAND' AND NEW.reference IS NOT NULL)
     OR (NEW.state <> OLD.state AND NEW.state <> 'PAID' AND NOT failed AND NOT (OLD.state = 'OWED' AND NEW.state = 'BY_HAND')) THEN
    RAISE EXCEPTION 'refund of % cannot change so', OLD.attempt_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION credit_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE failed boolean := TG_OP = 'UPDATE' AND falls_back(OLD.state::text, NEW.state::text, OLD.reference, NEW.reference, OLD.failed_reference, NEW.failed_reference);
BEGIN
  IF TG_OP = 'DELETE' OR (NOT failed AND (OLD.state = 'PAID' OR NEW.failed_reference IS DISTINCT FROM OLD.failed_reference))
     OR (NEW.id, NEW.credit_id, NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.credit_id, OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (OLD.state = 'OWED' AND NEW.paid_by_id IS NOT NULL) OR (OLD.state = 'BY_HAND' AND NEW.reference IS NOT NULL)
     OR (NEW.state <> OLD.state AND NEW.state <> 'PAID' AND NOT failed AND NOT (OLD.state = 'OWED' AND NEW.state = 'BY_HAND')) THEN
    RAISE EXCEPTION 'refund of credit % cannot change so', OLD.credit_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION withdrawal_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE failed boolean := TG_OP = 'UPDATE' AND falls_back(OLD.state::text, NEW.state::text, OLD.reference, NEW.reference, OLD.failed_reference, NEW.failed_reference);
BEGIN
  IF TG_OP = 'DELETE' OR (NOT failed AND (OLD.state = 'PAID' OR NEW.failed_reference IS DISTINCT FROM OLD.failed_reference))
     OR (NEW.id, NEW.withdrawal_id, NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.withdrawal_id, OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (OLD.state = 'OWED' AND NEW.paid_by_id IS NOT NULL) OR (OLD.state = 'BY_HAND' AND NEW.reference IS NOT NULL)
     OR (NEW.state <> OLD.state AND NEW.state <> 'PAID' AND NOT failed AND NOT (OLD.state = 'OWED' AND NEW.state = 'BY_HAND')) THEN
    RAISE EXCEPTION 'refund of withdrawal % cannot change so', OLD.withdrawal_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- A withdrawal is over with its last part; where one of them failed later it is not, and nothing else of it changes.
CREATE OR REPLACE FUNCTION withdrawal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (OLD.state = 'REFUNDED' AND NOT (NEW.state = 'RETURNED' AND NEW.returned_at = OLD.returned_at AND NEW.refund_by = OLD.refund_by
           AND EXISTS (SELECT 1 FROM withdrawal_refund r WHERE r.withdrawal_id = OLD.id AND r.state = 'BY_HAND' AND r.failed_reference IS NOT NULL)))
     OR (NEW.id, NEW.contract_id, NEW.order_id, NEW.purchaser_id, NEW.seller_id, NEW.institution_id, NEW.sent_at, NEW.last_on, NEW.notice, NEW.return_by)
       IS DISTINCT FROM (OLD.id, OLD.contract_id, OLD.order_id, OLD.purchaser_id, OLD.seller_id, OLD.institution_id, OLD.sent_at, OLD.last_on, OLD.notice, OLD.return_by)
     OR (OLD.taken_up_at IS NOT NULL AND (NEW.taken_up_at, NEW.lease_id, NEW.refund_minor) IS DISTINCT FROM (OLD.taken_up_at, OLD.lease_id, OLD.refund_minor)) THEN
    RAISE EXCEPTION 'withdrawal % cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
