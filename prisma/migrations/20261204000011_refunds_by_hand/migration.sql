ALTER TABLE "attempt_refund" ADD COLUMN "paid_by_id" TEXT;

-- Guards -------------------------------------------------------------------------------------------

-- What a gateway says that it cannot give back for good, a person gives back: of strays and of credits as of withdrawals.
CREATE INDEX attempt_refund_by_hand ON attempt_refund (created_at, attempt_id) WHERE state = 'BY_HAND';
ALTER TABLE attempt_refund ADD CONSTRAINT attempt_refund_way CHECK (
  CASE state WHEN 'PAID' THEN ask_at IS NULL AND (paid_by_id IS NULL) = (reference IS NOT NULL) WHEN 'BY_HAND' THEN ask_at IS NULL AND reference IS NULL AND paid_by_id IS NULL
             ELSE reference IS NULL AND paid_by_id IS NULL END);
CREATE OR REPLACE FUNCTION attempt_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'PAID'
     OR (NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (OLD.state = 'OWED' AND NEW.paid_by_id IS NOT NULL) OR (OLD.state = 'BY_HAND' AND NEW.reference IS NOT NULL)
     OR (NEW.state <> OLD.state AND NEW.state <> 'PAID' AND NOT (OLD.state = 'OWED' AND NEW.state = 'BY_HAND')) THEN
    RAISE EXCEPTION 'refund of % cannot change so', OLD.attempt_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE credit_refund DROP CONSTRAINT credit_refund_way;
ALTER TABLE credit_refund ADD CONSTRAINT credit_refund_way CHECK (
  CASE state WHEN 'OWED' THEN attempt_id IS NOT NULL AND ask_at IS NOT NULL WHEN 'BY_HAND' THEN ask_at IS NULL AND reference IS NULL
             ELSE (paid_by_id IS NULL) = (reference IS NOT NULL) AND (reference IS NULL OR attempt_id IS NOT NULL) END);
CREATE OR REPLACE FUNCTION credit_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'PAID'
     OR (NEW.id, NEW.credit_id, NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.credit_id, OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (OLD.state = 'OWED' AND NEW.paid_by_id IS NOT NULL) OR (OLD.state = 'BY_HAND' AND NEW.reference IS NOT NULL)
     OR (NEW.state <> OLD.state AND NEW.state <> 'PAID' AND NOT (OLD.state = 'OWED' AND NEW.state = 'BY_HAND')) THEN
    RAISE EXCEPTION 'refund of credit % cannot change so', OLD.credit_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
