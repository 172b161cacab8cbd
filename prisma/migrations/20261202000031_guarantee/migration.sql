-- CreateEnum
CREATE TYPE "ServiceClaimState" AS ENUM ('OPEN', 'ANSWERED', 'REPAIRING', 'REPLACING', 'VISIT_PLANNED', 'DONE', 'REJECTED', 'REOPENED', 'CLOSED');

-- CreateEnum
CREATE TYPE "ServiceClaimEnd" AS ENUM ('CONFIRMED', 'SILENT', 'REJECTED', 'TAKEN_BACK', 'ENDED');

-- CreateEnum
CREATE TYPE "ClaimObjection" AS ENUM ('OPEN', 'UPHELD', 'DISMISSED');

-- CreateEnum
CREATE TYPE "GuaranteePromise" AS ENUM ('RESPONSE', 'REPAIR');

-- CreateEnum
CREATE TYPE "CareVisitState" AS ENUM ('PLANNED', 'CONFIRMED', 'DONE', 'MISSED', 'CANCELLED');

-- CreateTable
CREATE TABLE "guarantee" (
    "lease_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "keeper_id" TEXT NOT NULL,
    "response_hours" INTEGER NOT NULL,
    "repair_days" INTEGER NOT NULL,
    "visit" TEXT NOT NULL,
    "replacement" BOOLEAN NOT NULL,
    "care_visits" INTEGER NOT NULL,
    "exclusions_ko" TEXT NOT NULL,
    "exclusions_en" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guarantee_pkey" PRIMARY KEY ("lease_id")
);

-- CreateTable
CREATE TABLE "service_claim" (
    "id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "keeper_id" TEXT NOT NULL,
    "defect_id" TEXT,
    "state" "ServiceClaimState" NOT NULL DEFAULT 'OPEN',
    "text" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "since_on" DATE NOT NULL,
    "usable" BOOLEAN NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "respond_by" TIMESTAMPTZ(3) NOT NULL,
    "repair_by" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "due_by" TIMESTAMPTZ(3),
    "down_from" TIMESTAMPTZ(3) NOT NULL,
    "usable_at" TIMESTAMPTZ(3),
    "planned_on" DATE,
    "exclusion" TEXT,
    "close_by" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "end" "ServiceClaimEnd",
    "objection" "ClaimObjection",
    "objected_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "credited_to" DATE,

    CONSTRAINT "service_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_step" (
    "id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "by_id" TEXT,
    "by_role" TEXT NOT NULL,
    "text" TEXT,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_photo" (
    "file_id" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "claim_id" TEXT,
    "step_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_photo_pkey" PRIMARY KEY ("file_id")
);

-- CreateTable
CREATE TABLE "claim_pause" (
    "claim_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_pause_pkey" PRIMARY KEY ("claim_id","no")
);

-- CreateTable
CREATE TABLE "guarantee_breach" (
    "lease_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "promise" "GuaranteePromise" NOT NULL,
    "broken_at" TIMESTAMPTZ(3) NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guarantee_breach_pkey" PRIMARY KEY ("claim_id","promise")
);

-- CreateTable
CREATE TABLE "claim_credit" (
    "claim_id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "period_days" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_credit_pkey" PRIMARY KEY ("claim_id","seq")
);

-- CreateTable
CREATE TABLE "care_visit" (
    "lease_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "state" "CareVisitState" NOT NULL DEFAULT 'PLANNED',
    "planned_on" DATE NOT NULL,
    "visit_on" DATE,
    "note" TEXT,
    "done_on" DATE,
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "care_visit_pkey" PRIMARY KEY ("lease_id","no")
);

-- CreateTable
CREATE TABLE "guarantee_successor" (
    "seller_id" TEXT NOT NULL,
    "gone_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_by_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "name_by" TIMESTAMPTZ(3) NOT NULL,
    "successor_id" TEXT,
    "named_at" TIMESTAMPTZ(3),
    "named_by_id" TEXT,
    "exits_opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "guarantee_successor_pkey" PRIMARY KEY ("seller_id")
);

-- CreateIndex
CREATE INDEX "guarantee_keeper_id_idx" ON "guarantee"("keeper_id");

-- CreateIndex
CREATE INDEX "guarantee_seller_id_idx" ON "guarantee"("seller_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_claim_defect_id_key" ON "service_claim"("defect_id");

-- CreateIndex
CREATE INDEX "service_claim_lease_id_opened_at_idx" ON "service_claim"("lease_id", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "service_claim_keeper_id_due_by_id_idx" ON "service_claim"("keeper_id", "due_by", "id");

-- CreateIndex
CREATE INDEX "service_claim_state_close_by_idx" ON "service_claim"("state", "close_by");

-- CreateIndex
CREATE UNIQUE INDEX "claim_step_claim_id_no_key" ON "claim_step"("claim_id", "no");

-- CreateIndex
CREATE INDEX "claim_photo_step_id_idx" ON "claim_photo"("step_id");

-- CreateIndex
CREATE INDEX "claim_photo_claim_id_idx" ON "claim_photo"("claim_id");

-- CreateIndex
CREATE INDEX "claim_photo_by_id_at_idx" ON "claim_photo"("by_id", "at");

-- CreateIndex
CREATE INDEX "guarantee_breach_lease_id_idx" ON "guarantee_breach"("lease_id");

-- CreateIndex
CREATE INDEX "guarantee_breach_seller_id_broken_at_idx" ON "guarantee_breach"("seller_id", "broken_at");

-- CreateIndex
CREATE INDEX "claim_credit_lease_id_seq_idx" ON "claim_credit"("lease_id", "seq");

-- CreateIndex
CREATE INDEX "care_visit_state_planned_on_idx" ON "care_visit"("state", "planned_on");

-- CreateIndex
CREATE INDEX "guarantee_successor_successor_id_idx" ON "guarantee_successor"("successor_id");

-- AddForeignKey
ALTER TABLE "guarantee" ADD CONSTRAINT "guarantee_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guarantee" ADD CONSTRAINT "guarantee_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guarantee" ADD CONSTRAINT "guarantee_keeper_id_fkey" FOREIGN KEY ("keeper_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_claim" ADD CONSTRAINT "service_claim_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "guarantee"("lease_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_claim" ADD CONSTRAINT "service_claim_defect_id_fkey" FOREIGN KEY ("defect_id") REFERENCES "claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_step" ADD CONSTRAINT "claim_step_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "service_claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_photo" ADD CONSTRAINT "claim_photo_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_photo" ADD CONSTRAINT "claim_photo_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "service_claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_photo" ADD CONSTRAINT "claim_photo_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "claim_step"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_pause" ADD CONSTRAINT "claim_pause_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "service_claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guarantee_breach" ADD CONSTRAINT "guarantee_breach_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "service_claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_credit" ADD CONSTRAINT "claim_credit_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "service_claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_visit" ADD CONSTRAINT "care_visit_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "guarantee"("lease_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guarantee_successor" ADD CONSTRAINT "guarantee_successor_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guarantee_successor" ADD CONSTRAINT "guarantee_successor_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "seller"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE guarantee
  ADD CONSTRAINT guarantee_plan CHECK (response_hours BETWEEN 1 AND 336 AND repair_days BETWEEN 1 AND 60 AND care_visits BETWEEN 0 AND 12 AND visit IN ('ON_SITE', 'SEND_IN'));
CREATE FUNCTION guarantee_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'keeper_id') IS DISTINCT FROM (to_jsonb(OLD) - 'keeper_id') THEN
    RAISE EXCEPTION 'the guarantee of lease % is what its contract says', OLD.lease_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guarantee_stays BEFORE UPDATE OR DELETE ON guarantee FOR EACH ROW EXECUTE FUNCTION guarantee_stays();

-- One claim of a lease is open; what was claimed and when stays; what is closed stays closed.
CREATE UNIQUE INDEX service_claim_one_open ON service_claim (lease_id) WHERE state <> 'CLOSED';
CREATE INDEX service_claim_running ON service_claim (due_by, id) WHERE due_by IS NOT NULL;
ALTER TABLE service_claim
  ADD CONSTRAINT service_claim_closed CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = ("end" IS NULL)),
  ADD CONSTRAINT service_claim_waits CHECK ((state IN ('DONE', 'REJECTED')) = (close_by IS NOT NULL)),
  ADD CONSTRAINT service_claim_rejected CHECK (state <> 'REJECTED' OR exclusion IS NOT NULL),
  ADD CONSTRAINT service_claim_since CHECK (down_from <= opened_at AND respond_by > opened_at AND repair_by > opened_at),
  ADD CONSTRAINT service_claim_objection CHECK ((objection IS NULL) = (objected_at IS NULL) AND (decided_by_id IS NULL) = (objection IS NULL OR objection = 'OPEN'));
CREATE FUNCTION service_claim_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'CLOSED' AND (to_jsonb(NEW) - 'credited_to') IS DISTINCT FROM (to_jsonb(OLD) - 'credited_to')
     OR (NEW.id, NEW.lease_id, NEW.text, NEW.serial, NEW.since_on, NEW.usable, NEW.opened_at) IS DISTINCT FROM (OLD.id, OLD.lease_id, OLD.text, OLD.serial, OLD.since_on, OLD.usable, OLD.opened_at)
     OR NEW.respond_by < OLD.respond_by OR NEW.repair_by < OLD.repair_by OR (OLD.answered_at IS NOT NULL AND NEW.answered_at IS DISTINCT FROM OLD.answered_at)
     OR NEW.credited_to < OLD.credited_to THEN
    RAISE EXCEPTION 'claim % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_claim_stays BEFORE UPDATE OR DELETE ON service_claim FOR EACH ROW EXECUTE FUNCTION service_claim_stays();
CREATE TRIGGER service_claim_no_truncate BEFORE TRUNCATE ON service_claim FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER claim_step_append_only BEFORE UPDATE OR DELETE ON claim_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER claim_step_no_truncate BEFORE TRUNCATE ON claim_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A picture that was said stays where it was said.
ALTER TABLE claim_photo ADD CONSTRAINT claim_photo_said CHECK ((claim_id IS NULL) = (step_id IS NULL));
CREATE TRIGGER claim_photo_stays BEFORE UPDATE OR DELETE ON claim_photo FOR EACH ROW WHEN (OLD.step_id IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- The clock stands once at a time; a pause ends once.
ALTER TABLE claim_pause ADD CONSTRAINT claim_pause_span CHECK (until_at IS NULL OR until_at >= from_at);
CREATE UNIQUE INDEX claim_pause_one_open ON claim_pause (claim_id) WHERE until_at IS NULL;
CREATE FUNCTION claim_pause_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.until_at IS NOT NULL OR (NEW.claim_id, NEW.no, NEW.from_at) IS DISTINCT FROM (OLD.claim_id, OLD.no, OLD.from_at) THEN
    RAISE EXCEPTION 'a pause of claim % cannot change so', OLD.claim_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_pause_stays BEFORE UPDATE OR DELETE ON claim_pause FOR EACH ROW EXECUTE FUNCTION claim_pause_stays();

-- A breach is of a promise that its claim has, after its moment.
CREATE FUNCTION guarantee_breach_is_one() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE c service_claim;
BEGIN
  SELECT * INTO c FROM service_claim WHERE id = NEW.claim_id;
  IF c.lease_id <> NEW.lease_id OR NEW.noted_at < NEW.broken_at OR NEW.broken_at <> (CASE NEW.promise WHEN 'RESPONSE' THEN c.respond_by ELSE c.repair_by END)
     OR (NEW.promise = 'RESPONSE' AND c.answered_at <= c.respond_by) THEN
    RAISE EXCEPTION 'nothing was broken in claim %', NEW.claim_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guarantee_breach_is_one BEFORE INSERT ON guarantee_breach FOR EACH ROW EXECUTE FUNCTION guarantee_breach_is_one();
CREATE TRIGGER guarantee_breach_append_only BEFORE UPDATE OR DELETE ON guarantee_breach FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guarantee_breach_no_truncate BEFORE TRUNCATE ON guarantee_breach FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A credit is for days after the promise was broken, by the days of its period, and never more than the instalment, all claims together.
ALTER TABLE claim_credit ADD CONSTRAINT claim_credit_days CHECK (amount_minor > 0 AND days > 0 AND days <= period_days AND until_on - from_on + 1 >= days);
CREATE FUNCTION claim_credit_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whole bigint; given bigint; broken date;
BEGIN
  SELECT i.amount_minor INTO whole FROM lease_instalment i WHERE i.lease_id = NEW.lease_id AND i.seq = NEW.seq AND i.seq > 0;
  SELECT coalesce(sum(amount_minor), 0) INTO given FROM claim_credit WHERE lease_id = NEW.lease_id AND seq = NEW.seq;
  SELECT min((b.broken_at AT TIME ZONE l.time_zone)::date) INTO broken FROM guarantee_breach b JOIN lease l ON l.id = b.lease_id WHERE b.claim_id = NEW.claim_id AND b.lease_id = NEW.lease_id;
  IF whole IS NULL OR broken IS NULL OR NEW.from_on < broken OR given + NEW.amount_minor > whole
     OR NEW.amount_minor > (whole * NEW.days + NEW.period_days - 1) / NEW.period_days THEN
    RAISE EXCEPTION 'a credit of % for claim % is not due', NEW.amount_minor, NEW.claim_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_credit_is_due BEFORE INSERT ON claim_credit FOR EACH ROW EXECUTE FUNCTION claim_credit_is_due();
CREATE TRIGGER claim_credit_append_only BEFORE UPDATE OR DELETE ON claim_credit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER claim_credit_no_truncate BEFORE TRUNCATE ON claim_credit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE care_visit
  ADD CONSTRAINT care_visit_done CHECK ((state = 'DONE') = (done_on IS NOT NULL) AND no > 0),
  ADD CONSTRAINT care_visit_confirmed CHECK (state <> 'CONFIRMED' OR visit_on IS NOT NULL);
ALTER TABLE guarantee_successor
  ADD CONSTRAINT guarantee_successor_other CHECK (successor_id <> seller_id),
  ADD CONSTRAINT guarantee_successor_named CHECK (num_nonnulls(successor_id, named_at, named_by_id) IN (0, 3));
