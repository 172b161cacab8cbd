-- CreateEnum
CREATE TYPE "InvoiceKind" AS ENUM ('INSTALMENT', 'LATE_CHARGE', 'BUYOUT', 'RETURN_CHARGE', 'ACCELERATION', 'SETTLEMENT', 'EXTENSION');

-- CreateEnum
CREATE TYPE "InvoiceState" AS ENUM ('OPEN', 'DEFERRED', 'PAID', 'WRITTEN_OFF', 'CANCELLED', 'MERGED');

-- CreateEnum
CREATE TYPE "CreditCause" AS ENUM ('GUARANTEE', 'GOODWILL');

-- CreateEnum
CREATE TYPE "AttemptState" AS ENUM ('PENDING', 'UNKNOWN', 'SUCCEEDED', 'DECLINED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "MethodState" AS ENUM ('SETTING_UP', 'ACTIVE', 'FAILED', 'REMOVED');

-- CreateEnum
CREATE TYPE "MethodKind" AS ENUM ('CARD', 'ACCOUNT');

-- DropIndex
DROP INDEX "lease_instalment_state_due_on_idx";

-- AlterTable
ALTER TABLE "lease" ADD COLUMN     "method_id" TEXT;

-- CreateTable
CREATE TABLE "invoice" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "seq" INTEGER,
    "kind" "InvoiceKind" NOT NULL,
    "state" "InvoiceState" NOT NULL DEFAULT 'OPEN',
    "currency" TEXT NOT NULL,
    "billed_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "credit_minor" BIGINT NOT NULL DEFAULT 0,
    "try_on" DATE,
    "deferred_to" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_day" (
    "day" DATE NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "last_lease" TEXT NOT NULL DEFAULT '',
    "last_seq" INTEGER NOT NULL DEFAULT -1,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "busy_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "billing_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "billing_switch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "stopped_by_id" TEXT,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "billing_switch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease_credit" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "cause" "CreditCause" NOT NULL,
    "source_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "used_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease_credit_use" (
    "credit_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_credit_use_pkey" PRIMARY KEY ("credit_id","invoice_id")
);

-- CreateTable
CREATE TABLE "collection_attempt" (
    "id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "method_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "by_purchaser" BOOLEAN NOT NULL DEFAULT false,
    "state" "AttemptState" NOT NULL DEFAULT 'PENDING',
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "reference" TEXT,
    "decline_code" TEXT,
    "hard" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "collection_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_method" (
    "id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "gateway" TEXT NOT NULL,
    "kind" "MethodKind" NOT NULL DEFAULT 'CARD',
    "state" "MethodState" NOT NULL DEFAULT 'SETTING_UP',
    "customer" TEXT,
    "session" TEXT,
    "token" TEXT,
    "brand" TEXT,
    "last4" TEXT,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "active_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "payment_method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_event" (
    "gateway" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "gateway_event_pkey" PRIMARY KEY ("gateway","event_id")
);

-- CreateIndex
CREATE INDEX "invoice_lease_id_due_on_idx" ON "invoice"("lease_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_lease_id_seq_kind_key" ON "invoice"("lease_id", "seq", "kind");

-- CreateIndex
CREATE INDEX "lease_credit_lease_id_idx" ON "lease_credit"("lease_id");

-- CreateIndex
CREATE UNIQUE INDEX "lease_credit_cause_source_id_key" ON "lease_credit"("cause", "source_id");

-- CreateIndex
CREATE INDEX "lease_credit_use_invoice_id_idx" ON "lease_credit_use"("invoice_id");

-- CreateIndex
CREATE INDEX "collection_attempt_state_created_at_idx" ON "collection_attempt"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "collection_attempt_invoice_id_no_key" ON "collection_attempt"("invoice_id", "no");

-- CreateIndex
CREATE INDEX "payment_method_purchaser_id_created_at_idx" ON "payment_method"("purchaser_id", "created_at");

-- CreateIndex
CREATE INDEX "lease_instalment_state_due_on_lease_id_seq_idx" ON "lease_instalment"("state", "due_on", "lease_id", "seq");

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_lease_id_seq_fkey" FOREIGN KEY ("lease_id", "seq") REFERENCES "lease_instalment"("lease_id", "seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_credit" ADD CONSTRAINT "lease_credit_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_credit_use" ADD CONSTRAINT "lease_credit_use_credit_id_fkey" FOREIGN KEY ("credit_id") REFERENCES "lease_credit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_credit_use" ADD CONSTRAINT "lease_credit_use_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection_attempt" ADD CONSTRAINT "collection_attempt_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection_attempt" ADD CONSTRAINT "collection_attempt_method_id_fkey" FOREIGN KEY ("method_id") REFERENCES "payment_method"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_method_id_fkey" FOREIGN KEY ("method_id") REFERENCES "payment_method"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------
INSERT INTO ledger_account (code, kind, name_ko, name_en) VALUES
  ('billed-receivable', 'ASSET', '청구 채권', 'Billed and not yet paid'),
  ('unearned-income', 'LIABILITY', '미실현 이자', 'Unearned income'),
  ('interest-income', 'INCOME', '이자 수익', 'Interest income'),
  ('late-charge-income', 'INCOME', '연체료 수익', 'Late charges'),
  ('fee-income', 'INCOME', '수수료 수익', 'Fees of sellers'),
  ('vat-payable', 'LIABILITY', '부가세 예수금', 'VAT payable'),
  ('cash-in-transit', 'ASSET', '결제 대행사 미정산금', 'Cash in transit at the gateway'),
  ('deposits', 'LIABILITY', '예수금', 'Deposits'),
  ('seller-holdback', 'LIABILITY', '판매자 유보금', 'Holdback of the seller'),
  ('guarantee-reserve', 'LIABILITY', '보증 준비금', 'Guarantee reserve'),
  ('service-credit-payable', 'LIABILITY', '서비스 크레딧', 'Service credits to be taken off'),
  ('remittance-payable', 'LIABILITY', '금융사 송금 예정', 'To be remitted to the financier'),
  ('recourse-receivable', 'ASSET', '판매자 구상 채권', 'Recourse to the seller'),
  ('recovered-goods', 'ASSET', '회수한 물건', 'Goods taken back'),
  ('guarantee-cost', 'EXPENSE', '보증 비용', 'Cost of guarantees'),
  ('write-off', 'EXPENSE', '대손 상각', 'Write-offs');

-- An entry balances statement by statement: its lines come together, and what is added to it later balances by itself. That
-- is checked once a statement instead of once a line, so that a run over a million leases spends its time on writing.
DROP TRIGGER journal_entry_balanced ON journal_entry;
DROP TRIGGER journal_line_balanced ON journal_line;
DROP FUNCTION journal_balanced();
CREATE FUNCTION journal_lines_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE off record;
BEGIN
  SELECT entry_id, sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END) AS difference INTO off
    FROM added GROUP BY entry_id HAVING sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal entry % does not balance: %', off.entry_id, off.difference USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER journal_lines_balance AFTER INSERT ON journal_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal_lines_balance();
CREATE FUNCTION journal_entry_filled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM journal_line WHERE entry_id = NEW.id) THEN
    RAISE EXCEPTION 'journal entry % does not balance: it has no lines', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_entry_filled AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_entry_filled();

-- The receivable is gross from now on: what is to come, with the income in it that is not earned yet. Of leases that run:
INSERT INTO journal_entry (id, source_type, source_id, kind, currency, occurred_on, posted_at)
SELECT 'j_' || substr(l.id, 3, 18) || upper(left(md5(l.id || ':unearned'), 8)), 'lease', l.id, 'unearned', l.currency, l.starts_on, l.created_at
  FROM lease l WHERE l.end_cause IS NULL AND EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.interest_minor > 0);
INSERT INTO journal_line (entry_id, line, account_code, side, amount_minor, party_id, lease_id)
SELECT e.id, s.line, CASE WHEN k.kind = 'DESK' THEN s.own ELSE s.other END, s.side::"Side", i.interest, CASE WHEN s.line = 2 AND k.kind <> 'DESK' THEN l.institution_id ELSE l.purchaser_id END, l.id
  FROM journal_entry e JOIN lease l ON l.id = e.source_id JOIN institution k ON k.id = l.institution_id
  JOIN LATERAL (SELECT sum(interest_minor) AS interest FROM lease_instalment WHERE lease_id = l.id) i ON true
 CROSS JOIN (VALUES (1, 'lease-receivable', 'serviced-receivable', 'DEBIT'), (2, 'unearned-income', 'financier-claim', 'CREDIT')) AS s(line, own, other, side)
 WHERE e.source_type = 'lease' AND e.kind = 'unearned';

-- Invoices: an instalment is billed once, what is paid or cancelled stays so.
ALTER TABLE invoice
  ADD CONSTRAINT invoice_amounts CHECK (amount_minor > 0 AND credit_minor >= 0 AND credit_minor <= amount_minor),
  ADD CONSTRAINT invoice_instalment CHECK ((kind IN ('INSTALMENT', 'LATE_CHARGE')) = (seq IS NOT NULL)),
  ADD CONSTRAINT invoice_paid CHECK ((state = 'PAID') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT invoice_deferred CHECK (state <> 'DEFERRED' OR deferred_to IS NOT NULL);
CREATE INDEX invoice_open ON invoice (due_on, id) WHERE state IN ('OPEN', 'DEFERRED');
CREATE INDEX invoice_try ON invoice (try_on, id) WHERE state = 'OPEN' AND try_on IS NOT NULL;
CREATE FUNCTION invoice_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.lease_id, NEW.seq, NEW.kind, NEW.currency, NEW.billed_on, NEW.due_on, NEW.amount_minor, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.lease_id, OLD.seq, OLD.kind, OLD.currency, OLD.billed_on, OLD.due_on, OLD.amount_minor, OLD.created_at)
     OR NEW.credit_minor < OLD.credit_minor
     OR (OLD.state IN ('PAID', 'CANCELLED', 'MERGED') AND (NEW.state, NEW.credit_minor, NEW.paid_at) IS DISTINCT FROM (OLD.state, OLD.credit_minor, OLD.paid_at))
     OR (OLD.state = 'WRITTEN_OFF' AND NEW.state NOT IN ('WRITTEN_OFF', 'PAID')) THEN
    RAISE EXCEPTION 'invoice % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_stays BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION invoice_stays();
CREATE TRIGGER invoice_no_truncate BEFORE TRUNCATE ON invoice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An invoice is collected at most once: one attempt waits, is unknown, or has succeeded (6).
ALTER TABLE collection_attempt
  ADD CONSTRAINT collection_attempt_amount CHECK (amount_minor > 0 AND no > 0),
  ADD CONSTRAINT collection_attempt_settled CHECK ((state IN ('SUCCEEDED', 'DECLINED', 'CANCELLED')) = (settled_at IS NOT NULL)),
  ADD CONSTRAINT collection_attempt_declined CHECK (state <> 'DECLINED' OR decline_code IS NOT NULL);
CREATE UNIQUE INDEX collection_attempt_once ON collection_attempt (invoice_id) WHERE state IN ('PENDING', 'UNKNOWN', 'SUCCEEDED');
CREATE FUNCTION collection_attempt_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.invoice_id, NEW.method_id, NEW.no, NEW.currency, NEW.amount_minor, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.invoice_id, OLD.method_id, OLD.no, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (OLD.settled_at IS NOT NULL AND (NEW.state, NEW.settled_at) IS DISTINCT FROM (OLD.state, OLD.settled_at)) THEN
    RAISE EXCEPTION 'attempt % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER collection_attempt_stays BEFORE UPDATE OR DELETE ON collection_attempt FOR EACH ROW EXECUTE FUNCTION collection_attempt_stays();

-- Nobody is charged by another's mandate, and one is the one used for all.
ALTER TABLE payment_method
  ADD CONSTRAINT payment_method_active CHECK (state <> 'ACTIVE' OR (token IS NOT NULL AND active_at IS NOT NULL)),
  ADD CONSTRAINT payment_method_last4 CHECK (last4 IS NULL OR last4 ~ '^[0-9]{4}$');
CREATE UNIQUE INDEX payment_method_default ON payment_method (purchaser_id) WHERE is_default;
CREATE UNIQUE INDEX payment_method_session ON payment_method (gateway, session) WHERE session IS NOT NULL;
CREATE UNIQUE INDEX payment_method_token ON payment_method (gateway, token) WHERE token IS NOT NULL AND state <> 'REMOVED';
CREATE FUNCTION own_method() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM payment_method m WHERE m.id = NEW.method_id AND m.purchaser_id =
       (CASE TG_TABLE_NAME WHEN 'lease' THEN to_jsonb(NEW) ->> 'purchaser_id' ELSE (SELECT l.purchaser_id FROM invoice v JOIN lease l ON l.id = v.lease_id WHERE v.id = to_jsonb(NEW) ->> 'invoice_id') END)) THEN
    RAISE EXCEPTION '% is paid by the method of another', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_own_method BEFORE INSERT OR UPDATE OF method_id ON lease FOR EACH ROW WHEN (NEW.method_id IS NOT NULL) EXECUTE FUNCTION own_method();
CREATE TRIGGER attempt_own_method BEFORE INSERT ON collection_attempt FOR EACH ROW EXECUTE FUNCTION own_method();

-- Credits are used once.
ALTER TABLE lease_credit ADD CONSTRAINT lease_credit_amounts CHECK (amount_minor > 0 AND used_minor >= 0 AND used_minor <= amount_minor);
CREATE INDEX lease_credit_left ON lease_credit (lease_id) WHERE used_minor < amount_minor;
ALTER TABLE lease_credit_use ADD CONSTRAINT lease_credit_use_amount CHECK (amount_minor > 0);
CREATE TRIGGER lease_credit_use_append_only BEFORE UPDATE OR DELETE ON lease_credit_use FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE billing_day ADD CONSTRAINT billing_day_counts CHECK (total >= 0 AND done >= 0 AND busy_ms >= 0);
ALTER TABLE billing_switch ADD CONSTRAINT billing_switch_one CHECK (id = 1 AND (stopped_at IS NULL) = (stopped_by_id IS NULL));
INSERT INTO billing_switch (id) VALUES (1);
