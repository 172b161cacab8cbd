CREATE TYPE "BuyoutState" AS ENUM ('OPEN', 'PAID', 'LAPSED');
CREATE TYPE "TermChoice" AS ENUM ('BUY', 'RETURN', 'EXTEND');
CREATE TYPE "ReturnCause" AS ENUM ('EARLY', 'TERM', 'EXIT_RIGHT');
CREATE TYPE "ReturnState" AS ENUM ('LABELLED', 'SHIPPED', 'ARRIVED', 'INSPECTED', 'DISPUTED', 'SETTLED', 'CANCELLED');
CREATE TYPE "Wear" AS ENUM ('NORMAL', 'BEYOND');

CREATE TABLE "buyout" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "at_term" BOOLEAN NOT NULL DEFAULT false,
    "on_day" DATE NOT NULL,
    "valid_on" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "left_minor" BIGINT NOT NULL,
    "residual_minor" BIGINT NOT NULL,
    "rebate_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "state" "BuyoutState" NOT NULL DEFAULT 'OPEN',
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "buyout_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "term_end" (
    "lease_id" TEXT NOT NULL,
    "choice" "TermChoice",
    "chosen_at" TIMESTAMPTZ(3),
    "reminded_days" INTEGER,

    CONSTRAINT "term_end_pkey" PRIMARY KEY ("lease_id")
);

CREATE TABLE "lease_extension" (
    "lease_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "invoice_id" TEXT NOT NULL,

    CONSTRAINT "lease_extension_pkey" PRIMARY KEY ("lease_id","no")
);

CREATE TABLE "lease_return" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "cause" "ReturnCause" NOT NULL,
    "state" "ReturnState" NOT NULL DEFAULT 'LABELLED',
    "currency" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "left_minor" BIGINT NOT NULL,
    "charge_minor" BIGINT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ship_by" TIMESTAMPTZ(3) NOT NULL,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "shipped_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "inspect_by" TIMESTAMPTZ(3),
    "inspected_at" TIMESTAMPTZ(3),
    "inspected_by_id" TEXT,
    "complete" BOOLEAN,
    "works" BOOLEAN,
    "wear" "Wear",
    "note" TEXT,
    "claimed_minor" BIGINT NOT NULL DEFAULT 0,
    "dispute_by" TIMESTAMPTZ(3),
    "disputed_at" TIMESTAMPTZ(3),
    "dispute_text" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "decision_note" TEXT,
    "damage_minor" BIGINT,
    "settled_at" TIMESTAMPTZ(3),
    "invoice_id" TEXT,

    CONSTRAINT "lease_return_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "buyout_invoice_id_key" ON "buyout"("invoice_id");
CREATE INDEX "buyout_lease_id_idx" ON "buyout"("lease_id");
CREATE INDEX "buyout_state_valid_on_idx" ON "buyout"("state", "valid_on");
CREATE UNIQUE INDEX "lease_extension_invoice_id_key" ON "lease_extension"("invoice_id");
CREATE UNIQUE INDEX "lease_return_number_key" ON "lease_return"("number");
CREATE UNIQUE INDEX "lease_return_invoice_id_key" ON "lease_return"("invoice_id");
CREATE INDEX "lease_return_lease_id_idx" ON "lease_return"("lease_id");
CREATE INDEX "lease_return_seller_id_asked_at_id_idx" ON "lease_return"("seller_id", "asked_at" DESC, "id");
CREATE INDEX "lease_return_state_ship_by_idx" ON "lease_return"("state", "ship_by");
CREATE INDEX "lease_state_ends_on_idx" ON "lease"("state", "ends_on");

ALTER TABLE "buyout" ADD CONSTRAINT "buyout_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "buyout" ADD CONSTRAINT "buyout_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "term_end" ADD CONSTRAINT "term_end_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lease_extension" ADD CONSTRAINT "lease_extension_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lease_extension" ADD CONSTRAINT "lease_extension_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lease_return" ADD CONSTRAINT "lease_return_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lease_return" ADD CONSTRAINT "lease_return_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------
INSERT INTO ledger_account (code, kind, name_ko, name_en) VALUES ('extension-income', 'INCOME', '연장 이용료 수익', 'Extension fees');
CREATE SEQUENCE number_rt;

-- The figures that were agreed to stay; only one buyout of a lease waits to be paid, or was.
ALTER TABLE buyout
  ADD CONSTRAINT buyout_figures CHECK (left_minor >= 0 AND residual_minor >= 0 AND amount_minor > 0 AND amount_minor = left_minor + residual_minor - rebate_minor),
  ADD CONSTRAINT buyout_days CHECK (valid_on >= on_day),
  ADD CONSTRAINT buyout_closed CHECK ((state = 'OPEN') = (closed_at IS NULL));
CREATE UNIQUE INDEX buyout_once ON buyout (lease_id) WHERE state <> 'LAPSED';
CREATE FUNCTION buyout_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'OPEN' OR (to_jsonb(NEW) - 'state' - 'closed_at') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'closed_at') THEN
    RAISE EXCEPTION 'buyout % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER buyout_stays BEFORE UPDATE OR DELETE ON buyout FOR EACH ROW EXECUTE FUNCTION buyout_stays();
-- What is left is called in once: by a buyout, or by acceleration.
CREATE UNIQUE INDEX invoice_called_in_once ON invoice (lease_id) WHERE kind IN ('BUYOUT', 'ACCELERATION') AND state IN ('OPEN', 'DEFERRED', 'PAID');

ALTER TABLE term_end ADD CONSTRAINT term_end_chosen CHECK ((choice IS NULL) = (chosen_at IS NULL));
ALTER TABLE lease_extension ADD CONSTRAINT lease_extension_no CHECK (no > 0);
CREATE TRIGGER lease_extension_append_only BEFORE UPDATE OR DELETE ON lease_extension FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE lease_return
  ADD CONSTRAINT lease_return_figures CHECK (left_minor >= 0 AND charge_minor >= 0 AND charge_minor * 10 <= left_minor + 10 AND (cause = 'EARLY' OR charge_minor = 0)),
  ADD CONSTRAINT lease_return_claim CHECK (claimed_minor >= 0 AND (claimed_minor = 0 OR (wear = 'BEYOND' AND length(note) >= 10)) AND (damage_minor IS NULL OR (damage_minor >= 0 AND damage_minor <= claimed_minor))),
  ADD CONSTRAINT lease_return_shipped CHECK (state IN ('LABELLED', 'CANCELLED') OR (shipped_at IS NOT NULL AND carrier IS NOT NULL AND tracking_number IS NOT NULL)),
  ADD CONSTRAINT lease_return_disputed CHECK (state <> 'DISPUTED' OR (disputed_at IS NOT NULL AND length(dispute_text) >= 10)),
  ADD CONSTRAINT lease_return_other_person CHECK (decided_by_id IS NULL OR inspected_by_id IS NULL OR decided_by_id <> inspected_by_id),
  ADD CONSTRAINT lease_return_settled CHECK ((state = 'SETTLED') = (settled_at IS NOT NULL) AND (state <> 'SETTLED' OR damage_minor IS NOT NULL));
CREATE UNIQUE INDEX lease_return_once ON lease_return (lease_id) WHERE state <> 'CANCELLED';
-- Only legal moves; what it was asked for stays, and what it costs only falls.
CREATE FUNCTION lease_return_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.number, NEW.lease_id, NEW.purchaser_id, NEW.seller_id, NEW.cause, NEW.currency, NEW.asked_at) IS DISTINCT FROM (OLD.id, OLD.number, OLD.lease_id, OLD.purchaser_id, OLD.seller_id, OLD.cause, OLD.currency, OLD.asked_at)
     OR NEW.charge_minor > OLD.charge_minor OR (OLD.shipped_at IS NOT NULL AND NEW.charge_minor <> OLD.charge_minor)
     OR NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (('LABELLED', 'SHIPPED'), ('LABELLED', 'CANCELLED'), ('SHIPPED', 'ARRIVED'), ('ARRIVED', 'INSPECTED'), ('ARRIVED', 'SETTLED'),
          ('INSPECTED', 'DISPUTED'), ('INSPECTED', 'SETTLED'), ('DISPUTED', 'SETTLED')))
     OR (NEW.state = OLD.state AND OLD.state IN ('SETTLED', 'CANCELLED')) THEN
    RAISE EXCEPTION 'return % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_return_moves BEFORE UPDATE OR DELETE ON lease_return FOR EACH ROW EXECUTE FUNCTION lease_return_moves();
