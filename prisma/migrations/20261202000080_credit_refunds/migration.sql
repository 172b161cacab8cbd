CREATE TYPE "CreditRefundState" AS ENUM ('OWED', 'BY_HAND', 'PAID');

CREATE TABLE "credit_refund" (
    "id" TEXT NOT NULL,
    "credit_id" TEXT NOT NULL,
    "attempt_id" TEXT,
    "state" "CreditRefundState" NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ask_at" TIMESTAMPTZ(3),
    "asks" INTEGER NOT NULL DEFAULT 0,
    "paid_at" TIMESTAMPTZ(3),
    "paid_by_id" TEXT,
    "reference" TEXT,

    CONSTRAINT "credit_refund_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "credit_refund_credit_id_idx" ON "credit_refund"("credit_id");
CREATE INDEX "credit_refund_attempt_id_idx" ON "credit_refund"("attempt_id");
ALTER TABLE "credit_refund" ADD CONSTRAINT "credit_refund_credit_id_fkey" FOREIGN KEY ("credit_id") REFERENCES "lease_credit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "credit_refund" ADD CONSTRAINT "credit_refund_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "collection_attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A part of a charge may be given back, and several, up to the whole.
ALTER TABLE "sandbox_refund" ADD COLUMN "amount_minor" BIGINT;
UPDATE "sandbox_refund" r SET amount_minor = c.amount_minor FROM "sandbox_charge" c WHERE c.id = r.charge_id;
ALTER TABLE "sandbox_refund" ALTER COLUMN "amount_minor" SET NOT NULL;
DROP INDEX "sandbox_refund_charge_id_key";
CREATE INDEX "sandbox_refund_charge_id_idx" ON "sandbox_refund"("charge_id");

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE sandbox_refund ADD CONSTRAINT sandbox_refund_amount CHECK (amount_minor > 0);

-- What waits is asked about; what is the desk's to pay is listed.
CREATE INDEX credit_refund_ask ON credit_refund (ask_at) WHERE state = 'OWED';
CREATE INDEX credit_refund_by_hand ON credit_refund (created_at, id) WHERE state = 'BY_HAND';

-- By the way that the money came, or by a person; its figures stay, and what is paid stays paid.
ALTER TABLE credit_refund
  ADD CONSTRAINT credit_refund_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT credit_refund_paid CHECK ((state = 'PAID') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT credit_refund_way CHECK (CASE state WHEN 'OWED' THEN attempt_id IS NOT NULL AND ask_at IS NOT NULL WHEN 'BY_HAND' THEN attempt_id IS NULL ELSE (attempt_id IS NULL) = (paid_by_id IS NOT NULL) END);
CREATE FUNCTION credit_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'PAID'
     OR (NEW.id, NEW.credit_id, NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.credit_id, OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (NEW.state <> OLD.state AND NEW.state <> 'PAID') THEN
    RAISE EXCEPTION 'refund of credit % cannot change so', OLD.credit_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER credit_refund_stays BEFORE UPDATE OR DELETE ON credit_refund FOR EACH ROW EXECUTE FUNCTION credit_refund_stays();
-- Only of a lease that has ended: before that a credit is taken off its bills.
CREATE FUNCTION credit_refund_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM lease_credit c JOIN lease l ON l.id = c.lease_id WHERE c.id = NEW.credit_id AND l.state <> 'ENDED') THEN
    RAISE EXCEPTION 'credit % is of a lease that runs', NEW.credit_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER credit_refund_begins BEFORE INSERT ON credit_refund FOR EACH ROW EXECUTE FUNCTION credit_refund_begins();
