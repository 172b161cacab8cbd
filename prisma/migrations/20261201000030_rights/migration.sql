-- CreateEnum
CREATE TYPE "LeaseEnd" AS ENUM ('WITHDRAWN');

-- CreateEnum
CREATE TYPE "FreezeCause" AS ENUM ('WITHDRAWAL', 'PAYMENT_REFUSAL');

-- CreateEnum
CREATE TYPE "WithdrawalState" AS ENUM ('SENT', 'DISPUTED', 'RETURNED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "RefusalState" AS ENUM ('OPEN', 'STANDS', 'REJECTED', 'OVERTAKEN');

-- CreateEnum
CREATE TYPE "RefusalAnswer" AS ENUM ('ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "RightsCaseKind" AS ENUM ('GOODS_LATE', 'REFUND_LATE', 'GOODS_DAMAGED', 'OBJECTION', 'NOT_TOLD');

-- CreateEnum
CREATE TYPE "RightsCaseState" AS ENUM ('OPEN', 'CLOSED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "InstalmentState" ADD VALUE 'REFUSED';
ALTER TYPE "InstalmentState" ADD VALUE 'CANCELLED';

-- AlterEnum
ALTER TYPE "OrderState" ADD VALUE 'WITHDRAWN';

-- AlterTable
ALTER TABLE "lease" ADD COLUMN     "end_cause" "LeaseEnd",
ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "lease_instalment" ADD COLUMN     "late_charge_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "late_charged_to" DATE;

-- CreateTable
CREATE TABLE "lease_freeze" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "cause" "FreezeCause" NOT NULL,
    "source_id" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE,

    CONSTRAINT "lease_freeze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "withdrawal" (
    "id" TEXT NOT NULL,
    "contract_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "lease_id" TEXT,
    "state" "WithdrawalState" NOT NULL DEFAULT 'SENT',
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "last_on" DATE NOT NULL,
    "notice" TEXT NOT NULL,
    "taken_up_at" TIMESTAMPTZ(3),
    "return_by" TIMESTAMPTZ(3) NOT NULL,
    "returned_at" TIMESTAMPTZ(3),
    "returned_by_id" TEXT,
    "dispute_ground" TEXT,
    "dispute_note" TEXT,
    "refund_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "refund_by" TIMESTAMPTZ(3),
    "refunded_at" TIMESTAMPTZ(3),
    "refunded_by_id" TEXT,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_refusal" (
    "id" TEXT NOT NULL,
    "contract_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "state" "RefusalState" NOT NULL DEFAULT 'OPEN',
    "ground" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "seller_by" TIMESTAMPTZ(3) NOT NULL,
    "financier_by" TIMESTAMPTZ(3) NOT NULL,
    "seller_answer" "RefusalAnswer",
    "seller_reason" TEXT,
    "seller_at" TIMESTAMPTZ(3),
    "seller_person_id" TEXT,
    "financier_answer" "RefusalAnswer",
    "financier_reason" TEXT,
    "financier_at" TIMESTAMPTZ(3),
    "desk_person_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "payment_refusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rights_case" (
    "id" TEXT NOT NULL,
    "kind" "RightsCaseKind" NOT NULL,
    "withdrawal_id" TEXT,
    "refusal_id" TEXT,
    "state" "RightsCaseState" NOT NULL DEFAULT 'OPEN',
    "text" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "outcome" TEXT,
    "reason" TEXT,
    "loss_minor" BIGINT,

    CONSTRAINT "rights_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_event" (
    "id" TEXT NOT NULL,
    "contract_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "amounts" JSONB NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "refused_with" TEXT,

    CONSTRAINT "contract_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lease_freeze_lease_id_from_on_idx" ON "lease_freeze"("lease_id", "from_on");

-- CreateIndex
CREATE UNIQUE INDEX "lease_freeze_cause_source_id_key" ON "lease_freeze"("cause", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_contract_id_key" ON "withdrawal"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_lease_id_key" ON "withdrawal"("lease_id");

-- CreateIndex
CREATE INDEX "withdrawal_seller_id_state_return_by_idx" ON "withdrawal"("seller_id", "state", "return_by");

-- CreateIndex
CREATE INDEX "withdrawal_state_return_by_idx" ON "withdrawal"("state", "return_by");

-- CreateIndex
CREATE INDEX "withdrawal_state_refund_by_idx" ON "withdrawal"("state", "refund_by");

-- CreateIndex
CREATE INDEX "withdrawal_purchaser_id_idx" ON "withdrawal"("purchaser_id");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_contract_id_purchaser_id_seller_id_institution_i_key" ON "withdrawal"("contract_id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE INDEX "payment_refusal_state_seller_by_idx" ON "payment_refusal"("state", "seller_by");

-- CreateIndex
CREATE INDEX "payment_refusal_state_financier_by_idx" ON "payment_refusal"("state", "financier_by");

-- CreateIndex
CREATE INDEX "payment_refusal_seller_id_state_seller_by_idx" ON "payment_refusal"("seller_id", "state", "seller_by");

-- CreateIndex
CREATE INDEX "payment_refusal_lease_id_sent_at_idx" ON "payment_refusal"("lease_id", "sent_at" DESC);

-- CreateIndex
CREATE INDEX "rights_case_state_opened_at_idx" ON "rights_case"("state", "opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "contract_event_contract_id_version_key" ON "contract_event"("contract_id", "version");

-- AddForeignKey
ALTER TABLE "lease_freeze" ADD CONSTRAINT "lease_freeze_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_contract_id_purchaser_id_seller_id_institution__fkey" FOREIGN KEY ("contract_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "contract"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refusal" ADD CONSTRAINT "payment_refusal_contract_id_purchaser_id_seller_id_institu_fkey" FOREIGN KEY ("contract_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "contract"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refusal" ADD CONSTRAINT "payment_refusal_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_case" ADD CONSTRAINT "rights_case_withdrawal_id_fkey" FOREIGN KEY ("withdrawal_id") REFERENCES "withdrawal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_case" ADD CONSTRAINT "rights_case_refusal_id_fkey" FOREIGN KEY ("refusal_id") REFERENCES "payment_refusal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_event" ADD CONSTRAINT "contract_event_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_event" ADD CONSTRAINT "contract_event_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------
-- Where refunds are owed from, and what they are paid with.
INSERT INTO ledger_account (code, kind, name_ko, name_en) VALUES
  ('refund-payable', 'LIABILITY', '돌려줄 돈', 'Refunds payable'),
  ('cash', 'ASSET', '현금', 'Cash');

-- What has ended does not begin again.
ALTER TABLE lease ADD CONSTRAINT lease_end CHECK ((end_cause IS NULL) = (ended_at IS NULL) AND (ended_at IS NULL OR state = 'ENDED'));
CREATE FUNCTION lease_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'lease % was withdrawn from and cannot go on', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER lease_stays_ended BEFORE UPDATE ON lease FOR EACH ROW
  WHEN (OLD.end_cause IS NOT NULL AND (NEW.state, NEW.end_cause, NEW.ended_at) IS DISTINCT FROM (OLD.state, OLD.end_cause, OLD.ended_at)) EXECUTE FUNCTION lease_stays_ended();

-- Frozen days: nothing is billed, dunned or reported on them, and none of them is charged as late.
ALTER TABLE lease_freeze ADD CONSTRAINT lease_freeze_days CHECK (until_on IS NULL OR until_on >= from_on);
CREATE FUNCTION lease_late_days(lease text, due_on date, to_on date) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT count(*)::int FROM generate_series(due_on + 1, to_on, interval '1 day') d
   WHERE NOT EXISTS (SELECT 1 FROM lease_freeze f WHERE f.lease_id = lease AND f.from_on <= d::date AND (f.until_on IS NULL OR f.until_on >= d::date));
$$;
ALTER TABLE lease_instalment ADD CONSTRAINT lease_instalment_late CHECK (late_charge_minor >= 0 AND (late_charge_minor = 0 OR coalesce(late_charged_to > due_on, false)));
CREATE FUNCTION late_charge_unfrozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF lease_late_days(NEW.lease_id, NEW.due_on, NEW.late_charged_to) = 0 THEN
    RAISE EXCEPTION 'instalment % of lease % was late on frozen days alone', NEW.seq, NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER late_charge_unfrozen BEFORE INSERT OR UPDATE OF late_charge_minor, late_charged_to ON lease_instalment FOR EACH ROW
  WHEN (NEW.late_charge_minor > 0) EXECUTE FUNCTION late_charge_unfrozen();

-- A withdrawal is in time: seven days after the later of contract and goods, longer only while offices rest, in the contract's zone.
ALTER TABLE withdrawal
  ADD CONSTRAINT withdrawal_returned CHECK ((state IN ('RETURNED', 'REFUNDED', 'DISPUTED')) = (returned_at IS NOT NULL) AND (returned_at IS NULL) = (refund_by IS NULL)),
  ADD CONSTRAINT withdrawal_disputed CHECK ((dispute_ground IS NULL) = (dispute_note IS NULL) AND (state <> 'DISPUTED' OR dispute_ground IS NOT NULL)),
  ADD CONSTRAINT withdrawal_refunded CHECK (refund_minor >= 0 AND (state = 'REFUNDED') = (refunded_at IS NOT NULL)),
  ADD CONSTRAINT withdrawal_taken_up CHECK (taken_up_at IS NOT NULL OR state = 'SENT');
CREATE FUNCTION withdrawal_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE c record; seventh date;
BEGIN
  SELECT k.state::text AS state, k.delivered_at, coalesce(k.sealed_at, NEW.sent_at) AS contract_at, coalesce(k.terms ->> 'timeZone', 'Asia/Seoul') AS zone, coalesce(d.received_at, d.carrier_delivered_at, d.decided_at) AS goods_at
    INTO c FROM contract k JOIN delivery d ON d.order_id = k.order_id WHERE k.id = NEW.contract_id AND k.order_id = NEW.order_id AND k.supplement_no = 0;
  IF NOT FOUND OR c.state NOT IN ('DELIVERED', 'SIGNED', 'SEALED') THEN
    RAISE EXCEPTION 'nothing to withdraw from in contract %', NEW.contract_id USING ERRCODE = 'check_violation';
  END IF;
  seventh := greatest((c.contract_at AT TIME ZONE c.zone)::date, (c.goods_at AT TIME ZONE c.zone)::date) + 7;
  IF NEW.last_on < seventh OR NEW.last_on > seventh + 13 OR NEW.sent_at >= ((NEW.last_on + 1)::timestamp AT TIME ZONE c.zone) OR NEW.sent_at < c.delivered_at THEN
    RAISE EXCEPTION 'withdrawal from contract % is out of its days', NEW.contract_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_in_time BEFORE INSERT ON withdrawal FOR EACH ROW EXECUTE FUNCTION withdrawal_in_time();

-- What was sent stays as it was sent.
CREATE FUNCTION withdrawal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'REFUNDED' OR (NEW.id, NEW.contract_id, NEW.order_id, NEW.purchaser_id, NEW.seller_id, NEW.institution_id, NEW.sent_at, NEW.last_on, NEW.notice, NEW.return_by)
       IS DISTINCT FROM (OLD.id, OLD.contract_id, OLD.order_id, OLD.purchaser_id, OLD.seller_id, OLD.institution_id, OLD.sent_at, OLD.last_on, OLD.notice, OLD.return_by)
     OR (OLD.taken_up_at IS NOT NULL AND (NEW.taken_up_at, NEW.lease_id, NEW.refund_minor) IS DISTINCT FROM (OLD.taken_up_at, OLD.lease_id, OLD.refund_minor)) THEN
    RAISE EXCEPTION 'withdrawal % cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_stays BEFORE UPDATE OR DELETE ON withdrawal FOR EACH ROW EXECUTE FUNCTION withdrawal_stays();
CREATE TRIGGER withdrawal_no_truncate BEFORE TRUNCATE ON withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- No lease both runs and is withdrawn from.
CREATE FUNCTION withdrawal_ends_lease() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM withdrawal w JOIN contract c ON c.id = w.contract_id LEFT JOIN lease l ON l.id = w.lease_id
              WHERE w.id = NEW.id AND w.taken_up_at IS NOT NULL AND NOT (coalesce(l.end_cause = 'WITHDRAWN', false) OR (w.lease_id IS NULL AND c.state = 'ABANDONED'))) THEN
    RAISE EXCEPTION 'withdrawal % has ended nothing', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER withdrawal_ends_lease AFTER INSERT OR UPDATE ON withdrawal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION withdrawal_ends_lease();

-- One refusal is open; whoever rejects it does so in time and says why; silence and acceptance decide for the purchaser.
CREATE UNIQUE INDEX payment_refusal_one_open ON payment_refusal (contract_id) WHERE state = 'OPEN';
ALTER TABLE payment_refusal
  ADD CONSTRAINT payment_refusal_ground CHECK (ground IN ('VOID', 'CANCELLED', 'NOT_SUPPLIED', 'DEFECT', 'BREACH', 'OTHER_LAW')),
  ADD CONSTRAINT payment_refusal_seller CHECK ((seller_answer IS NULL) = (seller_at IS NULL) AND (seller_at IS NULL OR seller_at < seller_by)
    AND (seller_answer IS DISTINCT FROM 'REJECTED' OR coalesce(length(seller_reason), 0) >= 10)),
  ADD CONSTRAINT payment_refusal_financier CHECK ((financier_answer IS NULL) = (financier_at IS NULL) AND (financier_at IS NULL OR financier_at < financier_by)
    AND (financier_answer IS DISTINCT FROM 'REJECTED' OR coalesce(length(financier_reason), 0) >= 10)),
  ADD CONSTRAINT payment_refusal_closed CHECK ((state = 'OPEN') = (closed_at IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL)
    AND (closed_by IS NULL OR closed_by IN ('ANSWER', 'SILENCE', 'OBJECTION', 'WITHDRAWAL'))),
  ADD CONSTRAINT payment_refusal_rejected CHECK (state <> 'REJECTED' OR (seller_answer IS NOT DISTINCT FROM 'REJECTED' AND financier_answer IS NOT DISTINCT FROM 'REJECTED'));
CREATE FUNCTION payment_refusal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state IN ('STANDS', 'OVERTAKEN') OR (OLD.state = 'REJECTED' AND NEW.state NOT IN ('REJECTED', 'STANDS', 'OVERTAKEN'))
     OR (NEW.id, NEW.contract_id, NEW.lease_id, NEW.ground, NEW.facts, NEW.notice, NEW.sent_at, NEW.seller_by, NEW.financier_by)
        IS DISTINCT FROM (OLD.id, OLD.contract_id, OLD.lease_id, OLD.ground, OLD.facts, OLD.notice, OLD.sent_at, OLD.seller_by, OLD.financier_by)
     OR (OLD.seller_answer IS NOT NULL AND (NEW.seller_answer, NEW.seller_reason, NEW.seller_at) IS DISTINCT FROM (OLD.seller_answer, OLD.seller_reason, OLD.seller_at))
     OR (OLD.financier_answer IS NOT NULL AND (NEW.financier_answer, NEW.financier_reason, NEW.financier_at) IS DISTINCT FROM (OLD.financier_answer, OLD.financier_reason, OLD.financier_at)) THEN
    RAISE EXCEPTION 'payment refusal % cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_refusal_stays BEFORE UPDATE OR DELETE ON payment_refusal FOR EACH ROW EXECUTE FUNCTION payment_refusal_stays();
CREATE TRIGGER payment_refusal_no_truncate BEFORE TRUNCATE ON payment_refusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A case is of one thing; of one thing one of a kind is open; what a person decided has a reason.
ALTER TABLE rights_case
  ADD CONSTRAINT rights_case_subject CHECK (num_nonnulls(withdrawal_id, refusal_id) = 1),
  ADD CONSTRAINT rights_case_closed CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL) AND (decided_by_id IS NULL OR (state = 'CLOSED' AND outcome IS NOT NULL AND reason IS NOT NULL))),
  ADD CONSTRAINT rights_case_loss CHECK ((loss_minor IS NULL) = (outcome IS DISTINCT FROM 'EXCEPTED') AND (loss_minor IS NULL OR loss_minor >= 0));
CREATE UNIQUE INDEX rights_case_one_of_withdrawal ON rights_case (withdrawal_id, kind) WHERE withdrawal_id IS NOT NULL;
CREATE UNIQUE INDEX rights_case_one_of_refusal ON rights_case (refusal_id, kind) WHERE refusal_id IS NOT NULL;
