CREATE TYPE "WithdrawalRefundState" AS ENUM ('OWED', 'BY_HAND', 'PAID');

CREATE TABLE "withdrawal_refund" (
    "id" TEXT NOT NULL,
    "withdrawal_id" TEXT NOT NULL,
    "attempt_id" TEXT,
    "state" "WithdrawalRefundState" NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ask_at" TIMESTAMPTZ(3),
    "asks" INTEGER NOT NULL DEFAULT 0,
    "paid_at" TIMESTAMPTZ(3),
    "paid_by_id" TEXT,
    "reference" TEXT,

    CONSTRAINT "withdrawal_refund_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "withdrawal_refund_attempt_id_idx" ON "withdrawal_refund"("attempt_id");
CREATE UNIQUE INDEX "withdrawal_refund_withdrawal_id_attempt_id_key" ON "withdrawal_refund"("withdrawal_id", "attempt_id");
ALTER TABLE "withdrawal_refund" ADD CONSTRAINT "withdrawal_refund_withdrawal_id_fkey" FOREIGN KEY ("withdrawal_id") REFERENCES "withdrawal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "withdrawal_refund" ADD CONSTRAINT "withdrawal_refund_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "collection_attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Until now a person gave everything back: what is owed of before stays so.
INSERT INTO withdrawal_refund (id, withdrawal_id, state, currency, amount_minor, created_at, paid_at, paid_by_id)
SELECT 'wr_' || substr(id, 4), id, CASE state WHEN 'REFUNDED' THEN 'PAID' ELSE 'BY_HAND' END::"WithdrawalRefundState", currency, refund_minor, returned_at, refunded_at, refunded_by_id
  FROM withdrawal WHERE state IN ('RETURNED', 'REFUNDED') AND refund_minor > 0;

-- Guards -------------------------------------------------------------------------------------------

-- By hand once a withdrawal, and out of each attempt once; what waits is asked about.
CREATE UNIQUE INDEX withdrawal_refund_by_hand ON withdrawal_refund (withdrawal_id) WHERE attempt_id IS NULL;
CREATE INDEX withdrawal_refund_ask ON withdrawal_refund (ask_at) WHERE state = 'OWED';

ALTER TABLE withdrawal_refund
  ADD CONSTRAINT withdrawal_refund_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT withdrawal_refund_paid CHECK ((state = 'PAID') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT withdrawal_refund_way CHECK (CASE state WHEN 'OWED' THEN attempt_id IS NOT NULL AND ask_at IS NOT NULL WHEN 'BY_HAND' THEN attempt_id IS NULL ELSE (attempt_id IS NULL) = (paid_by_id IS NOT NULL) END);
CREATE FUNCTION withdrawal_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'PAID'
     OR (NEW.id, NEW.withdrawal_id, NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.withdrawal_id, OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (NEW.state <> OLD.state AND NEW.state <> 'PAID') THEN
    RAISE EXCEPTION 'refund of withdrawal % cannot change so', OLD.withdrawal_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_refund_stays BEFORE UPDATE OR DELETE ON withdrawal_refund FOR EACH ROW EXECUTE FUNCTION withdrawal_refund_stays();
CREATE TRIGGER withdrawal_refund_no_truncate BEFORE TRUNCATE ON withdrawal_refund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Of the withdrawn lease's own payments.
CREATE FUNCTION withdrawal_refund_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.attempt_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM withdrawal w JOIN invoice v ON v.lease_id = w.lease_id JOIN collection_attempt a ON a.invoice_id = v.id WHERE w.id = NEW.withdrawal_id AND a.id = NEW.attempt_id) THEN
    RAISE EXCEPTION 'attempt % is not of what was withdrawn from', NEW.attempt_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_refund_own BEFORE INSERT ON withdrawal_refund FOR EACH ROW EXECUTE FUNCTION withdrawal_refund_own();

-- For whatever reason it is given back: of a payment at most what it was. Its row is held, so that of two the second sees the first.
CREATE FUNCTION given_back_within() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE taken record; given bigint;
BEGIN
  IF NEW.attempt_id IS NULL THEN RETURN NEW; END IF;
  SELECT amount_minor, state INTO taken FROM collection_attempt WHERE id = NEW.attempt_id FOR UPDATE;
  SELECT coalesce(sum(x.amount_minor), 0) INTO given FROM (
    SELECT amount_minor FROM withdrawal_refund WHERE attempt_id = NEW.attempt_id UNION ALL SELECT amount_minor FROM credit_refund WHERE attempt_id = NEW.attempt_id
    UNION ALL SELECT amount_minor FROM attempt_refund WHERE attempt_id = NEW.attempt_id) x;
  IF taken.state <> 'SUCCEEDED' OR given + NEW.amount_minor > taken.amount_minor THEN
    RAISE EXCEPTION 'attempt % has not taken what is to be given back of it', NEW.attempt_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_refund_within BEFORE INSERT ON withdrawal_refund FOR EACH ROW EXECUTE FUNCTION given_back_within();
CREATE TRIGGER credit_refund_within BEFORE INSERT ON credit_refund FOR EACH ROW EXECUTE FUNCTION given_back_within();

-- From the return of the goods on the parts are the whole, and it is over when all of them are paid.
CREATE FUNCTION withdrawal_in_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE w record; parts record;
BEGIN
  SELECT id, state::text AS state, refund_minor INTO w FROM withdrawal WHERE id = CASE TG_TABLE_NAME WHEN 'withdrawal' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'withdrawal_id' END;
  SELECT coalesce(sum(amount_minor), 0) AS sum, count(*) FILTER (WHERE state <> 'PAID') AS open INTO parts FROM withdrawal_refund WHERE withdrawal_id = w.id;
  IF parts.sum <> (CASE WHEN w.state IN ('RETURNED', 'REFUNDED') THEN w.refund_minor ELSE 0 END) OR (w.state = 'REFUNDED' AND parts.open > 0) THEN
    RAISE EXCEPTION 'withdrawal % is not given back in its parts', w.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER withdrawal_in_parts AFTER INSERT OR UPDATE ON withdrawal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION withdrawal_in_parts();
CREATE CONSTRAINT TRIGGER withdrawal_refund_in_parts AFTER INSERT OR UPDATE ON withdrawal_refund DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION withdrawal_in_parts();
