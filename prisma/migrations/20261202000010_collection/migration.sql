-- CreateEnum
CREATE TYPE "RefundState" AS ENUM ('OWED', 'PAID');

-- CreateEnum
CREATE TYPE "PayoutLineKind" AS ENUM ('CHARGE', 'REFUND', 'FEE');

-- AlterTable
ALTER TABLE "collection_attempt" ADD COLUMN     "ask_at" TIMESTAMPTZ(3),
ADD COLUMN     "asks" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "attempt_refund" (
    "attempt_id" TEXT NOT NULL,
    "state" "RefundState" NOT NULL DEFAULT 'OWED',
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ask_at" TIMESTAMPTZ(3),
    "asks" INTEGER NOT NULL DEFAULT 0,
    "paid_at" TIMESTAMPTZ(3),
    "reference" TEXT,

    CONSTRAINT "attempt_refund_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "gateway_payout" (
    "gateway" TEXT NOT NULL,
    "payout_id" TEXT NOT NULL,
    "paid_on" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gateway_payout_pkey" PRIMARY KEY ("gateway","payout_id")
);

-- CreateTable
CREATE TABLE "gateway_payout_line" (
    "gateway" TEXT NOT NULL,
    "kind" "PayoutLineKind" NOT NULL,
    "reference" TEXT NOT NULL,
    "payout_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "gateway_payout_line_pkey" PRIMARY KEY ("gateway","kind","reference")
);

-- CreateTable
CREATE TABLE "gateway_watch" (
    "gateway" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gateway_watch_pkey" PRIMARY KEY ("gateway")
);

-- CreateTable
CREATE TABLE "sandbox_setup" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "customer" TEXT NOT NULL,
    "return_url" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "sandbox_setup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_mandate" (
    "token" TEXT NOT NULL,
    "setup_id" TEXT NOT NULL,
    "customer" TEXT NOT NULL,
    "kind" "MethodKind" NOT NULL,
    "brand" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "script" TEXT NOT NULL,

    CONSTRAINT "sandbox_mandate_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "sandbox_charge" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "code" TEXT,
    "hard" BOOLEAN NOT NULL DEFAULT false,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "visible_at" TIMESTAMPTZ(3) NOT NULL,
    "payout_id" TEXT,

    CONSTRAINT "sandbox_charge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_refund" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "payout_id" TEXT,

    CONSTRAINT "sandbox_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_payout" (
    "id" TEXT NOT NULL,
    "paid_on" DATE NOT NULL,
    "currency" TEXT NOT NULL,

    CONSTRAINT "sandbox_payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_event" (
    "id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "copies" INTEGER NOT NULL DEFAULT 1,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "sandbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "gateway_payout_line_gateway_payout_id_idx" ON "gateway_payout_line"("gateway", "payout_id");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_setup_key_key" ON "sandbox_setup"("key");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_mandate_setup_id_key" ON "sandbox_mandate"("setup_id");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_charge_key_key" ON "sandbox_charge"("key");

-- CreateIndex
CREATE INDEX "sandbox_charge_made_at_idx" ON "sandbox_charge"("made_at");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_refund_key_key" ON "sandbox_refund"("key");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_refund_charge_id_key" ON "sandbox_refund"("charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_payout_paid_on_currency_key" ON "sandbox_payout"("paid_on", "currency");

-- AddForeignKey
ALTER TABLE "attempt_refund" ADD CONSTRAINT "attempt_refund_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "collection_attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway_payout_line" ADD CONSTRAINT "gateway_payout_line_gateway_payout_id_fkey" FOREIGN KEY ("gateway", "payout_id") REFERENCES "gateway_payout"("gateway", "payout_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_mandate" ADD CONSTRAINT "sandbox_mandate_setup_id_fkey" FOREIGN KEY ("setup_id") REFERENCES "sandbox_setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_charge" ADD CONSTRAINT "sandbox_charge_token_fkey" FOREIGN KEY ("token") REFERENCES "sandbox_mandate"("token") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_charge" ADD CONSTRAINT "sandbox_charge_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "sandbox_payout"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_refund" ADD CONSTRAINT "sandbox_refund_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "sandbox_charge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_refund" ADD CONSTRAINT "sandbox_refund_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "sandbox_payout"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------
INSERT INTO ledger_account (code, kind, name_ko, name_en) VALUES ('gateway-fees', 'EXPENSE', '결제 대행 수수료', 'Fees of payment gateways');

-- What waits is asked about, what is settled no more; a sweep finds it by this.
CREATE INDEX collection_attempt_ask ON collection_attempt (ask_at) WHERE state IN ('PENDING', 'UNKNOWN');
CREATE INDEX attempt_refund_ask ON attempt_refund (ask_at) WHERE state = 'OWED';
CREATE INDEX payment_method_setting_up ON payment_method (created_at) WHERE state = 'SETTING_UP';

-- A refund is as much as was taken, once, and stays paid.
ALTER TABLE attempt_refund
  ADD CONSTRAINT attempt_refund_paid CHECK ((state = 'PAID') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT attempt_refund_amount CHECK (amount_minor > 0);
CREATE FUNCTION attempt_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (OLD.state = 'PAID' AND (NEW.state, NEW.paid_at) IS DISTINCT FROM (OLD.state, OLD.paid_at)) THEN
    RAISE EXCEPTION 'refund of % cannot change so', OLD.attempt_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attempt_refund_stays BEFORE UPDATE OR DELETE ON attempt_refund FOR EACH ROW EXECUTE FUNCTION attempt_refund_stays();

-- What came in came in.
CREATE TRIGGER gateway_payout_append_only BEFORE UPDATE OR DELETE ON gateway_payout FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER gateway_payout_line_append_only BEFORE UPDATE OR DELETE ON gateway_payout_line FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The sandbox keeps no number either.
ALTER TABLE sandbox_mandate ADD CONSTRAINT sandbox_mandate_last4 CHECK (last4 ~ '^[0-9]{4}$');
ALTER TABLE sandbox_charge ADD CONSTRAINT sandbox_charge_amount CHECK (amount_minor > 0);
CREATE INDEX sandbox_event_due ON sandbox_event (due_at) WHERE delivered_at IS NULL;
