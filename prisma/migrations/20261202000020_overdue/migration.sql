-- CreateEnum
CREATE TYPE "OverdueState" AS ENUM ('CURRENT', 'GRACE', 'REMINDED', 'LATE', 'DEMANDED', 'ACCELERATED', 'DEFERRED', 'SETTLING', 'WRITTEN_OFF');

-- CreateEnum
CREATE TYPE "HardshipState" AS ENUM ('ASKED', 'GRANTED', 'DECLINED', 'ENDED');

-- CreateEnum
CREATE TYPE "AgreementState" AS ENUM ('PROPOSED', 'REFUSED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'LAPSED');

-- CreateEnum
CREATE TYPE "WriteOffState" AS ENUM ('OPEN', 'APPROVED', 'REFUSED');

-- CreateTable
CREATE TABLE "lease_overdue" (
    "lease_id" TEXT NOT NULL,
    "state" "OverdueState" NOT NULL,
    "since" DATE NOT NULL,
    "next_on" DATE,
    "oldest_on" DATE,
    "late_rate" DECIMAL(14,12) NOT NULL,

    CONSTRAINT "lease_overdue_pkey" PRIMARY KEY ("lease_id")
);

-- CreateTable
CREATE TABLE "overdue_step" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "from_state" "OverdueState" NOT NULL,
    "to_state" "OverdueState" NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "overdue_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overdue_day" (
    "day" DATE NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "overdue_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "overdue_demand" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "sent_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "overdue_demand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease_acceleration" (
    "lease_id" TEXT NOT NULL,
    "demand_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "missed_minor" BIGINT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "rebate_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by_id" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_acceleration_pkey" PRIMARY KEY ("lease_id")
);

-- CreateTable
CREATE TABLE "hardship_request" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "state" "HardshipState" NOT NULL DEFAULT 'ASKED',
    "reason" TEXT NOT NULL,
    "months" INTEGER NOT NULL,
    "can_pay_minor" BIGINT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "from_on" DATE,
    "until_on" DATE,

    CONSTRAINT "hardship_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease_settlement" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "state" "AgreementState" NOT NULL DEFAULT 'PROPOSED',
    "currency" TEXT NOT NULL,
    "owed_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "parts" INTEGER NOT NULL,
    "first_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by_id" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "lease_settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "write_off" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "state" "WriteOffState" NOT NULL DEFAULT 'OPEN',
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "write_off_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lease_overdue_state_oldest_on_lease_id_idx" ON "lease_overdue"("state", "oldest_on", "lease_id");

-- CreateIndex
CREATE INDEX "overdue_step_lease_id_at_id_idx" ON "overdue_step"("lease_id", "at", "id");

-- CreateIndex
CREATE INDEX "overdue_demand_lease_id_sent_on_idx" ON "overdue_demand"("lease_id", "sent_on");

-- CreateIndex
CREATE INDEX "hardship_request_lease_id_asked_at_idx" ON "hardship_request"("lease_id", "asked_at");

-- CreateIndex
CREATE INDEX "hardship_request_state_until_on_idx" ON "hardship_request"("state", "until_on");

-- CreateIndex
CREATE INDEX "lease_settlement_lease_id_proposed_at_idx" ON "lease_settlement"("lease_id", "proposed_at");

-- CreateIndex
CREATE INDEX "write_off_lease_id_proposed_at_idx" ON "write_off"("lease_id", "proposed_at");

-- AddForeignKey
ALTER TABLE "lease_overdue" ADD CONSTRAINT "lease_overdue_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overdue_step" ADD CONSTRAINT "overdue_step_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overdue_demand" ADD CONSTRAINT "overdue_demand_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_acceleration" ADD CONSTRAINT "lease_acceleration_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hardship_request" ADD CONSTRAINT "hardship_request_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_settlement" ADD CONSTRAINT "lease_settlement_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "write_off" ADD CONSTRAINT "write_off_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------
-- What the daily walk looks for, and what nobody was told yet.
CREATE INDEX lease_overdue_next ON lease_overdue (state, next_on, lease_id) WHERE next_on IS NOT NULL;
CREATE INDEX overdue_step_untold ON overdue_step (at, id) WHERE told_at IS NULL;
CREATE INDEX lease_instalment_charged ON lease_instalment (lease_id, seq) WHERE late_charge_minor > 0;

-- The late rate is never above what the contract says.
ALTER TABLE lease_overdue ADD CONSTRAINT lease_overdue_rate CHECK (late_rate >= 0);
CREATE FUNCTION late_rate_as_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM lease l JOIN contract c ON c.id = l.contract_id WHERE l.id = NEW.lease_id AND NEW.late_rate <= (c.particulars ->> 'lateRate')::numeric) THEN
    RAISE EXCEPTION 'the late rate of lease % is above what its contract says', NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER late_rate_as_agreed BEFORE INSERT OR UPDATE OF late_rate ON lease_overdue FOR EACH ROW WHEN (NEW.late_rate > 0) EXECUTE FUNCTION late_rate_as_agreed();

-- What happened stays as it happened; that its purchaser was told is written once.
CREATE FUNCTION overdue_step_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.told_at IS NOT NULL OR (NEW.id, NEW.lease_id, NEW.from_state, NEW.to_state, NEW.day, NEW.at, NEW.by_id)
       IS DISTINCT FROM (OLD.id, OLD.lease_id, OLD.from_state, OLD.to_state, OLD.day, OLD.at, OLD.by_id) THEN
    RAISE EXCEPTION 'step % cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER overdue_step_stays BEFORE UPDATE OR DELETE ON overdue_step FOR EACH ROW EXECUTE FUNCTION overdue_step_stays();
ALTER TABLE overdue_step ADD CONSTRAINT overdue_step_moves CHECK (from_state <> to_state);

-- A written demand gives at least fourteen days, and stays as it was sent.
ALTER TABLE overdue_demand ADD CONSTRAINT overdue_demand_days CHECK (until_on >= sent_on + 14 AND amount_minor > 0 AND length(text) > 0);
CREATE TRIGGER overdue_demand_append_only BEFORE UPDATE OR DELETE ON overdue_demand FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER overdue_demand_no_truncate BEFORE TRUNCATE ON overdue_demand FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Article 13(1): two instalments one after the other are missed, and what is missed is more than a tenth of the instalment
-- price. A demand was sent before and its days are over; none of the days on which the lease was frozen counts among them.
CREATE FUNCTION lease_missed(lease text, on_day date, OUT consecutive boolean, OUT missed bigint) LANGUAGE sql STABLE AS $$
  WITH open AS (
    SELECT v.seq, v.amount_minor - v.credit_minor AS amount FROM invoice v
     WHERE v.lease_id = lease AND v.kind = 'INSTALMENT' AND v.seq > 0 AND v.state = 'OPEN' AND greatest(v.due_on, v.billed_on, coalesce(v.deferred_to, v.due_on)) < on_day)
  SELECT EXISTS (SELECT 1 FROM open a JOIN open b ON b.seq = a.seq + 1), coalesce(sum(amount), 0)::bigint FROM open;
$$;
ALTER TABLE lease_acceleration ADD CONSTRAINT lease_acceleration_amounts CHECK (rebate_minor >= 0 AND total_minor > 0 AND missed_minor * 10 > price_minor AND length(reason) >= 10);
CREATE FUNCTION acceleration_lawful() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE m record; d record; price bigint;
BEGIN
  SELECT * INTO m FROM lease_missed(NEW.lease_id, NEW.day);
  SELECT total_cost_minor INTO price FROM lease WHERE id = NEW.lease_id AND state = 'ACTIVE';
  SELECT sent_on, until_on INTO d FROM overdue_demand WHERE id = NEW.demand_id AND lease_id = NEW.lease_id;
  IF price IS NULL OR NOT m.consecutive OR m.missed * 10 <= price OR NEW.missed_minor <> m.missed OR NEW.price_minor <> price THEN
    RAISE EXCEPTION 'lease % has not missed what article 13 asks for', NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  IF d.until_on IS NULL OR d.until_on >= NEW.day OR lease_late_days(NEW.lease_id, d.sent_on, NEW.day - 1) < 14 THEN
    RAISE EXCEPTION 'the demand of lease % has not run', NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  IF lease_late_days(NEW.lease_id, NEW.day - 1, NEW.day) = 0 THEN
    RAISE EXCEPTION 'lease % is frozen', NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER acceleration_lawful BEFORE INSERT ON lease_acceleration FOR EACH ROW EXECUTE FUNCTION acceleration_lawful();
CREATE TRIGGER lease_acceleration_append_only BEFORE UPDATE OR DELETE ON lease_acceleration FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lease_acceleration_no_truncate BEFORE TRUNCATE ON lease_acceleration FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE UNIQUE INDEX invoice_one_acceleration ON invoice (lease_id) WHERE kind = 'ACCELERATION';
CREATE FUNCTION accelerated_by_a_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM lease_acceleration a WHERE a.lease_id = NEW.lease_id AND a.total_minor = NEW.amount_minor) THEN
    RAISE EXCEPTION 'nobody has decided that lease % falls due at once', NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accelerated_by_a_person BEFORE INSERT ON invoice FOR EACH ROW WHEN (NEW.kind = 'ACCELERATION') EXECUTE FUNCTION accelerated_by_a_person();

-- Hardship: one request waits or runs; what falls due in its days is put off as it is billed.
ALTER TABLE hardship_request
  ADD CONSTRAINT hardship_months CHECK (months BETWEEN 1 AND 3 AND can_pay_minor >= 0 AND length(reason) >= 10),
  ADD CONSTRAINT hardship_decided CHECK ((state = 'ASKED') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by_id IS NULL) AND (decided_by_id IS NULL OR (decided_by_id <> asked_by_id AND length(note) >= 10))),
  ADD CONSTRAINT hardship_days CHECK ((state IN ('GRANTED', 'ENDED')) = (from_on IS NOT NULL AND until_on IS NOT NULL) AND (until_on IS NULL OR (until_on > from_on AND until_on <= from_on + 120)));
CREATE UNIQUE INDEX hardship_one_live ON hardship_request (lease_id) WHERE state IN ('ASKED', 'GRANTED');
CREATE FUNCTION put_off_in_hardship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoice v SET state = 'DEFERRED', deferred_to = h.until_on, try_on = h.until_on
    FROM added a JOIN hardship_request h ON h.lease_id = a.lease_id AND h.state = 'GRANTED' AND a.billed_on >= h.from_on AND a.billed_on < h.until_on
   WHERE v.id = a.id AND v.state = 'OPEN' AND a.kind = 'INSTALMENT';
  RETURN NULL;
END $$;
CREATE TRIGGER put_off_in_hardship AFTER INSERT ON invoice REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION put_off_in_hardship();

-- Where money is given up, two people do it.
ALTER TABLE lease_settlement
  ADD CONSTRAINT lease_settlement_amounts CHECK (total_minor > 0 AND total_minor <= owed_minor AND parts BETWEEN 1 AND 12 AND length(reason) >= 10),
  ADD CONSTRAINT lease_settlement_two CHECK ((state = 'PROPOSED') = (checked_at IS NULL) AND (checked_at IS NULL) = (checked_by_id IS NULL) AND (checked_by_id IS NULL OR checked_by_id <> proposed_by_id)),
  ADD CONSTRAINT lease_settlement_answered CHECK ((state IN ('ACCEPTED', 'DECLINED', 'LAPSED')) = (answered_at IS NOT NULL));
CREATE UNIQUE INDEX lease_settlement_one_live ON lease_settlement (lease_id) WHERE state IN ('PROPOSED', 'OFFERED');
ALTER TABLE write_off
  ADD CONSTRAINT write_off_amount CHECK (amount_minor > 0 AND length(reason) >= 10),
  ADD CONSTRAINT write_off_two CHECK ((state = 'OPEN') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by_id IS NULL) AND (decided_by_id IS NULL OR (decided_by_id <> proposed_by_id AND length(note) >= 10)));
CREATE UNIQUE INDEX write_off_one_open ON write_off (lease_id) WHERE state = 'OPEN';
CREATE FUNCTION written_off_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM write_off w WHERE w.lease_id = NEW.lease_id AND w.state = 'APPROVED')
     AND NOT (NEW.kind = 'LATE_CHARGE' AND EXISTS (SELECT 1 FROM lease_settlement s WHERE s.lease_id = NEW.lease_id AND s.state = 'ACCEPTED')) THEN
    RAISE EXCEPTION 'invoice % is written off by nobody', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER written_off_by_two BEFORE UPDATE OF state ON invoice FOR EACH ROW WHEN (NEW.state = 'WRITTEN_OFF' AND OLD.state <> 'WRITTEN_OFF') EXECUTE FUNCTION written_off_by_two();
