-- CreateEnum
CREATE TYPE "SettlementState" AS ENUM ('DRAFT', 'APPROVED', 'IN_FILE', 'PAID', 'FAILED', 'CARRIED');

-- CreateEnum
CREATE TYPE "RemittanceState" AS ENUM ('PENDING', 'SENT', 'REFUSED', 'BY_HAND', 'NETTED');

-- CreateTable
CREATE TABLE "seller_terms" (
    "seller_id" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "fee_bps" INTEGER NOT NULL,
    "reserve_bps" INTEGER NOT NULL,
    "holdback_bps" INTEGER NOT NULL,
    "buyback_bps" INTEGER NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_terms_pkey" PRIMARY KEY ("seller_id","effective_on")
);

-- CreateTable
CREATE TABLE "settlement_rule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "weekday" INTEGER NOT NULL DEFAULT 3,
    "two_above_minor" BIGINT NOT NULL DEFAULT 10000000,
    "payer_name" TEXT NOT NULL DEFAULT '달마다',
    "payer_bank" TEXT NOT NULL DEFAULT '004',
    "payer_account" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "settlement_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_day" (
    "day" DATE NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "made" INTEGER NOT NULL,

    CONSTRAINT "settlement_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "seller_release" (
    "lease_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "payable_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "vat_minor" BIGINT NOT NULL,
    "reserve_minor" BIGINT NOT NULL,
    "holdback_minor" BIGINT NOT NULL,
    "buyback_bps" INTEGER NOT NULL,
    "months" INTEGER NOT NULL,
    "month" INTEGER NOT NULL DEFAULT 1,
    "next_on" DATE NOT NULL,
    "clean" INTEGER NOT NULL DEFAULT 0,
    "over_on" DATE,
    "clawed_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_release_pkey" PRIMARY KEY ("lease_id")
);

-- CreateTable
CREATE TABLE "financier_payment" (
    "contract_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "event_id" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "financier_payment_pkey" PRIMARY KEY ("contract_id")
);

-- CreateTable
CREATE TABLE "settlement" (
    "id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "state" "SettlementState" NOT NULL DEFAULT 'DRAFT',
    "lines_minor" BIGINT NOT NULL,
    "carried_minor" BIGINT NOT NULL DEFAULT 0,
    "carried_from_id" TEXT,
    "total_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "first_approved_by_id" TEXT,
    "first_approved_at" TIMESTAMPTZ(3),
    "approved_by_id" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "file_id" TEXT,
    "payee_bank" TEXT,
    "payee_holder" TEXT,
    "payee_box" TEXT,
    "paid_at" TIMESTAMPTZ(3),
    "failed_reason" TEXT,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_line" (
    "entry_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "settlement_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "settlement_line_pkey" PRIMARY KEY ("entry_id","line")
);

-- CreateTable
CREATE TABLE "payout_file" (
    "id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "execute_on" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "payer_name" TEXT NOT NULL,
    "payer_bank" TEXT NOT NULL,
    "payer_account" TEXT NOT NULL,
    "made_by_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remittance" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "state" "RemittanceState" NOT NULL DEFAULT 'PENDING',
    "total_minor" BIGINT NOT NULL,
    "beside_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "refused_with" TEXT,
    "note" TEXT,

    CONSTRAINT "remittance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remittance_line" (
    "entry_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "remittance_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "remittance_line_pkey" PRIMARY KEY ("entry_id","line")
);

-- CreateTable
CREATE TABLE "remittance_part" (
    "remittance_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "remittance_part_pkey" PRIMARY KEY ("remittance_id","seq")
);

-- CreateTable
CREATE TABLE "remittance_month" (
    "period" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "remittance_month_pkey" PRIMARY KEY ("period")
);

-- CreateIndex
CREATE INDEX "seller_release_seller_id_released_at_idx" ON "seller_release"("seller_id", "released_at");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_carried_from_id_key" ON "settlement"("carried_from_id");

-- CreateIndex
CREATE INDEX "settlement_seller_id_created_at_id_idx" ON "settlement"("seller_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "settlement_state_created_at_id_idx" ON "settlement"("state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "settlement_line_settlement_id_idx" ON "settlement_line"("settlement_id");

-- CreateIndex
CREATE INDEX "payout_file_made_at_id_idx" ON "payout_file"("made_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "remittance_institution_id_period_id_idx" ON "remittance"("institution_id", "period", "id");

-- CreateIndex
CREATE INDEX "remittance_state_created_at_idx" ON "remittance"("state", "created_at");

-- CreateIndex
CREATE INDEX "remittance_lease_id_idx" ON "remittance"("lease_id");

-- CreateIndex
CREATE INDEX "remittance_line_remittance_id_idx" ON "remittance_line"("remittance_id");

-- AddForeignKey
ALTER TABLE "seller_terms" ADD CONSTRAINT "seller_terms_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_release" ADD CONSTRAINT "seller_release_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_carried_from_id_fkey" FOREIGN KEY ("carried_from_id") REFERENCES "settlement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "payout_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_line" ADD CONSTRAINT "settlement_line_entry_id_line_fkey" FOREIGN KEY ("entry_id", "line") REFERENCES "journal_line"("entry_id", "line") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_line" ADD CONSTRAINT "settlement_line_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "settlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remittance" ADD CONSTRAINT "remittance_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remittance" ADD CONSTRAINT "remittance_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remittance_line" ADD CONSTRAINT "remittance_line_entry_id_line_fkey" FOREIGN KEY ("entry_id", "line") REFERENCES "journal_line"("entry_id", "line") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remittance_line" ADD CONSTRAINT "remittance_line_remittance_id_fkey" FOREIGN KEY ("remittance_id") REFERENCES "remittance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remittance_part" ADD CONSTRAINT "remittance_part_remittance_id_fkey" FOREIGN KEY ("remittance_id") REFERENCES "remittance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE seller_terms ADD CONSTRAINT seller_terms_shares CHECK (
  fee_bps BETWEEN 0 AND 3000 AND reserve_bps BETWEEN 0 AND 1000 AND holdback_bps BETWEEN 0 AND 3000 AND buyback_bps BETWEEN 0 AND 10000);
CREATE TRIGGER seller_terms_append_only BEFORE UPDATE OR DELETE ON seller_terms FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE settlement_rule ADD CONSTRAINT settlement_rule_one CHECK (id = 1 AND weekday BETWEEN 1 AND 5 AND two_above_minor >= 0);
INSERT INTO settlement_rule (id) VALUES (1);

-- What a lease's seller is paid follows from the contract once; only the months of its holdback move on.
ALTER TABLE seller_release ADD CONSTRAINT seller_release_amounts CHECK (
  price_minor > 0 AND payable_minor BETWEEN 0 AND price_minor AND fee_minor >= 0 AND vat_minor >= 0 AND reserve_minor >= 0 AND holdback_minor >= 0
  AND months > 0 AND month > 0 AND clean BETWEEN 0 AND months AND buyback_bps BETWEEN 0 AND 10000);
CREATE INDEX seller_release_next ON seller_release (next_on, lease_id) WHERE over_on IS NULL;
CREATE INDEX seller_release_unclawed ON seller_release (lease_id) WHERE clawed_at IS NULL;
-- What has just ended is looked at every minute.
CREATE INDEX lease_just_ended ON lease (ended_at) WHERE state = 'ENDED';
CREATE FUNCTION seller_release_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.lease_id, NEW.seller_id, NEW.currency, NEW.price_minor, NEW.payable_minor, NEW.fee_minor, NEW.vat_minor, NEW.reserve_minor, NEW.holdback_minor, NEW.buyback_bps, NEW.months, NEW.released_at)
       IS DISTINCT FROM (OLD.lease_id, OLD.seller_id, OLD.currency, OLD.price_minor, OLD.payable_minor, OLD.fee_minor, OLD.vat_minor, OLD.reserve_minor, OLD.holdback_minor, OLD.buyback_bps, OLD.months, OLD.released_at)
     OR NEW.month < OLD.month OR NEW.clean < OLD.clean OR (OLD.over_on IS NOT NULL AND NEW.over_on IS NULL) OR (OLD.clawed_at IS NOT NULL AND NEW.clawed_at IS DISTINCT FROM OLD.clawed_at) THEN
    RAISE EXCEPTION 'release of lease % cannot change so', OLD.lease_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seller_release_stays BEFORE UPDATE OR DELETE ON seller_release FOR EACH ROW EXECUTE FUNCTION seller_release_stays();
CREATE TRIGGER financier_payment_append_only BEFORE UPDATE OR DELETE ON financier_payment FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE financier_payment ADD CONSTRAINT financier_payment_amount CHECK (amount_minor > 0);

-- A seller is settled once (18): a line of the ledger stands in one settlement, whose sum is that of its lines and of what was carried.
ALTER TABLE settlement
  ADD CONSTRAINT settlement_total CHECK (total_minor = lines_minor + carried_minor AND carried_minor <= 0 AND (carried_from_id IS NOT NULL OR carried_minor = 0)),
  ADD CONSTRAINT settlement_carried CHECK ((state = 'CARRIED') = (total_minor <= 0)),
  ADD CONSTRAINT settlement_approved CHECK (state IN ('DRAFT', 'CARRIED') OR (approved_by_id IS NOT NULL AND approved_at IS NOT NULL)),
  ADD CONSTRAINT settlement_two CHECK (first_approved_by_id IS NULL OR approved_by_id IS NULL OR first_approved_by_id <> approved_by_id),
  ADD CONSTRAINT settlement_filed CHECK (state NOT IN ('IN_FILE', 'PAID') OR (file_id IS NOT NULL AND payee_bank IS NOT NULL AND payee_holder IS NOT NULL AND payee_box IS NOT NULL)),
  ADD CONSTRAINT settlement_paid CHECK ((state = 'PAID') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT settlement_failed CHECK (state <> 'FAILED' OR failed_reason IS NOT NULL);
CREATE FUNCTION settlement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.seller_id, NEW.currency, NEW.day, NEW.lines_minor, NEW.carried_minor, NEW.carried_from_id, NEW.total_minor, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.seller_id, OLD.currency, OLD.day, OLD.lines_minor, OLD.carried_minor, OLD.carried_from_id, OLD.total_minor, OLD.created_at)
     OR NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (('DRAFT', 'APPROVED'), ('APPROVED', 'IN_FILE'), ('IN_FILE', 'PAID'), ('IN_FILE', 'FAILED'), ('FAILED', 'APPROVED')))
     OR (OLD.state IN ('PAID', 'CARRIED') AND NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'settlement % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state = 'DRAFT' AND NEW.state = 'APPROVED' AND NEW.first_approved_by_id IS NULL AND NEW.total_minor > (SELECT two_above_minor FROM settlement_rule) THEN
    RAISE EXCEPTION 'settlement % is approved by two people', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_stays BEFORE UPDATE OR DELETE ON settlement FOR EACH ROW EXECUTE FUNCTION settlement_stays();
CREATE FUNCTION settlement_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.lines_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM settlement_line WHERE settlement_id = NEW.id)
     OR (NEW.carried_from_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM settlement c WHERE c.id = NEW.carried_from_id AND c.state = 'CARRIED' AND c.total_minor = NEW.carried_minor AND c.seller_id = NEW.seller_id AND c.currency = NEW.currency)) THEN
    RAISE EXCEPTION 'settlement % does not add up', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settlement_adds_up AFTER INSERT ON settlement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement_adds_up();
CREATE TRIGGER settlement_line_append_only BEFORE UPDATE OR DELETE ON settlement_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION settlement_lines_are_theirs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a JOIN settlement s ON s.id = a.settlement_id JOIN journal_line j ON j.entry_id = a.entry_id AND j.line = a.line JOIN journal_entry e ON e.id = j.entry_id
      WHERE j.account_code NOT IN ('seller-payable', 'recourse-receivable') OR j.party_id IS DISTINCT FROM s.seller_id OR e.currency <> s.currency OR e.source_type = 'settlement'
         OR a.amount_minor <> CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END)
     OR EXISTS (SELECT 1 FROM settlement s WHERE s.id IN (SELECT settlement_id FROM added) AND s.lines_minor <> (SELECT sum(amount_minor) FROM settlement_line WHERE settlement_id = s.id)) THEN
    RAISE EXCEPTION 'a settlement has lines that are not its own' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER settlement_lines_are_theirs AFTER INSERT ON settlement_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION settlement_lines_are_theirs();
ALTER TABLE payout_file ADD CONSTRAINT payout_file_amounts CHECK (count > 0 AND total_minor > 0 AND payer_account <> '');
CREATE TRIGGER payout_file_append_only BEFORE UPDATE OR DELETE ON payout_file FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Never more is remitted than was collected: a line stands in one remittance, whose sum is that of its lines.
ALTER TABLE remittance
  ADD CONSTRAINT remittance_amounts CHECK (beside_minor BETWEEN 0 AND total_minor AND (state = 'NETTED') = (total_minor = 0)),
  ADD CONSTRAINT remittance_period CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT remittance_settled CHECK ((state IN ('SENT', 'BY_HAND')) = (settled_at IS NOT NULL)),
  ADD CONSTRAINT remittance_refused CHECK (state NOT IN ('REFUSED', 'BY_HAND') OR refused_with IS NOT NULL),
  ADD CONSTRAINT remittance_by_hand CHECK (state <> 'BY_HAND' OR note IS NOT NULL);
ALTER TABLE remittance_part ADD CONSTRAINT remittance_part_amount CHECK (seq > 0 AND amount_minor > 0);
CREATE FUNCTION remittance_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.lease_id, NEW.institution_id, NEW.period, NEW.currency, NEW.total_minor, NEW.beside_minor, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.lease_id, OLD.institution_id, OLD.period, OLD.currency, OLD.total_minor, OLD.beside_minor, OLD.created_at)
     OR NOT ((OLD.state, NEW.state) IN (('PENDING', 'SENT'), ('PENDING', 'REFUSED'), ('REFUSED', 'BY_HAND'))) THEN
    RAISE EXCEPTION 'remittance % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER remittance_stays BEFORE UPDATE OR DELETE ON remittance FOR EACH ROW EXECUTE FUNCTION remittance_stays();
CREATE FUNCTION remittance_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.total_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM remittance_line WHERE remittance_id = NEW.id)
     OR NEW.total_minor - NEW.beside_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM remittance_part WHERE remittance_id = NEW.id) THEN
    RAISE EXCEPTION 'remittance % does not add up', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER remittance_adds_up AFTER INSERT ON remittance DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION remittance_adds_up();
CREATE FUNCTION remittance_lines_are_theirs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a JOIN remittance r ON r.id = a.remittance_id JOIN journal_line j ON j.entry_id = a.entry_id AND j.line = a.line JOIN journal_entry e ON e.id = j.entry_id
      WHERE j.account_code <> 'remittance-payable' OR j.lease_id IS DISTINCT FROM r.lease_id OR j.party_id IS DISTINCT FROM r.institution_id OR e.currency <> r.currency OR e.source_type = 'remittance'
         OR a.amount_minor <> CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END)
     OR EXISTS (SELECT 1 FROM remittance r WHERE r.id IN (SELECT remittance_id FROM added) AND r.total_minor <> (SELECT sum(amount_minor) FROM remittance_line WHERE remittance_id = r.id)) THEN
    RAISE EXCEPTION 'a remittance has lines that are not its own' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER remittance_lines_are_theirs AFTER INSERT ON remittance_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION remittance_lines_are_theirs();
CREATE TRIGGER remittance_line_append_only BEFORE UPDATE OR DELETE ON remittance_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER remittance_part_append_only BEFORE UPDATE OR DELETE ON remittance_part FOR EACH ROW EXECUTE FUNCTION refuse_change();
