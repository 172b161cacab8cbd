-- CreateEnum
CREATE TYPE "PreApprovalStatus" AS ENUM ('LIVE', 'REVOKED', 'EXPIRED', 'REPLACED', 'DECLINED');

-- CreateEnum
CREATE TYPE "LimitEntryKind" AS ENUM ('APPROVED', 'RAISED', 'LOWERED', 'HELD', 'USED', 'RELEASED', 'REVOKED', 'EXPIRED', 'DECLINED');

-- AlterTable
ALTER TABLE "approval" ADD COLUMN     "pre_approval_id" TEXT;

-- AlterTable
ALTER TABLE "seller_limit" ADD COLUMN     "granted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "pre_approval" (
    "id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "status" "PreApprovalStatus" NOT NULL DEFAULT 'LIVE',
    "currency" TEXT NOT NULL,
    "approved_minor" BIGINT NOT NULL,
    "held_minor" BIGINT NOT NULL DEFAULT 0,
    "used_minor" BIGINT NOT NULL DEFAULT 0,
    "monthly_cap_minor" BIGINT NOT NULL,
    "monthly_held_minor" BIGINT NOT NULL DEFAULT 0,
    "monthly_used_minor" BIGINT NOT NULL DEFAULT 0,
    "annual_rate" TEXT NOT NULL,
    "birth_year" INTEGER NOT NULL,
    "annual_income_minor" BIGINT NOT NULL,
    "employment" "Employment" NOT NULL,
    "monthly_obligations_minor" BIGINT NOT NULL,
    "assessment" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "pre_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "limit_entry" (
    "id" BIGSERIAL NOT NULL,
    "approval_id" TEXT,
    "seller_limit_id" TEXT,
    "pre_approval_id" TEXT,
    "kind" "LimitEntryKind" NOT NULL,
    "was" "HoldState",
    "amount_minor" BIGINT NOT NULL,
    "monthly_minor" BIGINT NOT NULL,
    "order_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pre_approval_purchaser_id_created_at_idx" ON "pre_approval"("purchaser_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "pre_approval_status_expires_at_idx" ON "pre_approval"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "pre_approval_id_purchaser_id_institution_id_key" ON "pre_approval"("id", "purchaser_id", "institution_id");

-- CreateIndex
CREATE INDEX "limit_entry_approval_id_id_idx" ON "limit_entry"("approval_id", "id" DESC);

-- CreateIndex
CREATE INDEX "limit_entry_seller_limit_id_id_idx" ON "limit_entry"("seller_limit_id", "id" DESC);

-- CreateIndex
CREATE INDEX "limit_entry_pre_approval_id_id_idx" ON "limit_entry"("pre_approval_id", "id" DESC);

-- CreateIndex
CREATE INDEX "approval_pre_approval_id_idx" ON "approval"("pre_approval_id");

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_pre_approval_id_purchaser_id_institution_id_fkey" FOREIGN KEY ("pre_approval_id", "purchaser_id", "institution_id") REFERENCES "pre_approval"("id", "purchaser_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pre_approval" ADD CONSTRAINT "pre_approval_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_entry" ADD CONSTRAINT "limit_entry_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_entry" ADD CONSTRAINT "limit_entry_seller_limit_id_fkey" FOREIGN KEY ("seller_limit_id") REFERENCES "seller_limit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_entry" ADD CONSTRAINT "limit_entry_pre_approval_id_fkey" FOREIGN KEY ("pre_approval_id") REFERENCES "pre_approval"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A limit for the whole mall (1, 2) -------------------------------------------------------------------
ALTER TABLE pre_approval
  ADD CONSTRAINT pre_approval_never_over CHECK (held_minor >= 0 AND used_minor >= 0 AND held_minor + used_minor <= approved_minor),
  ADD CONSTRAINT pre_approval_month_never_over CHECK (monthly_held_minor >= 0 AND monthly_used_minor >= 0 AND monthly_held_minor + monthly_used_minor <= monthly_cap_minor),
  ADD CONSTRAINT pre_approval_amounts CHECK (annual_income_minor >= 0 AND monthly_obligations_minor >= 0 AND ((status = 'DECLINED') = (approved_minor = 0))),
  ADD CONSTRAINT pre_approval_ended CHECK ((status = 'LIVE') = (ended_at IS NULL));
CREATE UNIQUE INDEX pre_approval_one_live ON pre_approval (purchaser_id) WHERE status = 'LIVE';

-- The ledger of limits (9) ----------------------------------------------------------------------------
ALTER TABLE limit_entry
  ADD CONSTRAINT limit_entry_of_one CHECK (num_nonnulls(approval_id, seller_limit_id, pre_approval_id) = 1),
  ADD CONSTRAINT limit_entry_amounts CHECK (amount_minor >= 0 AND monthly_minor >= 0),
  ADD CONSTRAINT limit_entry_was CHECK (CASE WHEN kind = 'RELEASED' THEN was IN ('HELD', 'USED') AND was IS NOT NULL ELSE was IS NULL END),
  ADD CONSTRAINT limit_entry_order CHECK ((kind IN ('HELD', 'USED', 'RELEASED')) = (order_id IS NOT NULL));
CREATE TRIGGER limit_entry_append_only BEFORE UPDATE OR DELETE ON limit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER limit_entry_no_truncate BEFORE TRUNCATE ON limit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What stands already, as one entry for each standing state.
INSERT INTO limit_entry (approval_id, kind, amount_minor, monthly_minor, at)
  SELECT id, 'APPROVED', approved_minor, monthly_cap_minor, created_at FROM approval ORDER BY created_at, id;
INSERT INTO limit_entry (seller_limit_id, kind, amount_minor, monthly_minor, at)
  SELECT id, 'APPROVED', approved_minor, 0, created_at FROM seller_limit WHERE status <> 'PENDING' ORDER BY created_at, id;
INSERT INTO limit_entry (approval_id, seller_limit_id, kind, amount_minor, monthly_minor, order_id, at)
  SELECT CASE WHEN own THEN h.approval_id END, CASE WHEN NOT own THEN h.seller_limit_id END, k.kind, h.amount_minor,
         CASE WHEN own THEN h.monthly_minor ELSE 0 END, h.order_id, h.changed_at
    FROM limit_hold h CROSS JOIN (VALUES (true), (false)) o (own) CROSS JOIN (VALUES ('HELD'::"LimitEntryKind"), ('USED'::"LimitEntryKind")) k (kind)
   WHERE h.state <> 'RELEASED' AND (k.kind = 'HELD' OR h.state = 'USED') ORDER BY h.changed_at, h.order_id, k.kind;
INSERT INTO limit_entry (approval_id, kind, amount_minor, monthly_minor, at)
  SELECT id, status::text::"LimitEntryKind", approved_minor - held_minor - used_minor, monthly_cap_minor - monthly_held_minor - monthly_used_minor,
         coalesce(ended_at, created_at) FROM approval WHERE status <> 'LIVE' ORDER BY ended_at, id;
INSERT INTO limit_entry (seller_limit_id, kind, amount_minor, monthly_minor, at)
  SELECT id, 'REVOKED', approved_minor - held_minor - used_minor, 0, created_at FROM seller_limit WHERE status = 'REVOKED' ORDER BY id;

/* Of a purchaser's limit, an approval or one for the whole mall: which of the two is the trigger's argument. */
CREATE FUNCTION purchaser_limit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own text := CASE TG_ARGV[0] WHEN 'approval' THEN NEW.id END;
  mall text := CASE TG_ARGV[0] WHEN 'pre_approval' THEN NEW.id END;
  more bigint; more_monthly bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.approved_minor > 0 THEN
      INSERT INTO limit_entry (approval_id, pre_approval_id, kind, amount_minor, monthly_minor, at)
        VALUES (own, mall, 'APPROVED', NEW.approved_minor, NEW.monthly_cap_minor, NEW.created_at);
    END IF;
  ELSE
    more := NEW.approved_minor - OLD.approved_minor;
    more_monthly := NEW.monthly_cap_minor - OLD.monthly_cap_minor;
    IF more > 0 OR more_monthly > 0 THEN
      INSERT INTO limit_entry (approval_id, pre_approval_id, kind, amount_minor, monthly_minor, at)
        VALUES (own, mall, 'RAISED', greatest(more, 0), greatest(more_monthly, 0), now());
    END IF;
    IF more < 0 OR more_monthly < 0 THEN
      INSERT INTO limit_entry (approval_id, pre_approval_id, kind, amount_minor, monthly_minor, at)
        VALUES (own, mall, 'LOWERED', greatest(-more, 0), greatest(-more_monthly, 0), now());
    END IF;
  END IF;
  IF NEW.status::text <> 'LIVE' AND (TG_OP = 'INSERT' OR NEW.status <> OLD.status) THEN
    INSERT INTO limit_entry (approval_id, pre_approval_id, kind, amount_minor, monthly_minor, at)
      VALUES (own, mall, (CASE NEW.status::text WHEN 'REPLACED' THEN 'REVOKED' ELSE NEW.status::text END)::"LimitEntryKind",
              NEW.approved_minor - NEW.held_minor - NEW.used_minor, NEW.monthly_cap_minor - NEW.monthly_held_minor - NEW.monthly_used_minor,
              coalesce(NEW.ended_at, NEW.created_at));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approval_entry AFTER INSERT OR UPDATE OF status, approved_minor, monthly_cap_minor ON approval
  FOR EACH ROW EXECUTE FUNCTION purchaser_limit_entry('approval');
CREATE TRIGGER pre_approval_entry AFTER INSERT OR UPDATE OF status, approved_minor, monthly_cap_minor ON pre_approval
  FOR EACH ROW EXECUTE FUNCTION purchaser_limit_entry('pre_approval');

/* A limit that was taken back and is granted again begins with what it then is more or less. */
CREATE FUNCTION seller_limit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before bigint := CASE WHEN TG_OP = 'UPDATE' AND OLD.status <> 'PENDING' THEN OLD.approved_minor END;
  at timestamptz := coalesce(NEW.granted_at, NEW.created_at);
BEGIN
  IF NEW.status <> 'PENDING' AND before IS NULL THEN
    INSERT INTO limit_entry (seller_limit_id, kind, amount_minor, monthly_minor, at) VALUES (NEW.id, 'APPROVED', NEW.approved_minor, 0, at);
  ELSIF NEW.approved_minor > before OR (NEW.status = 'LIVE' AND OLD.status = 'REVOKED' AND NEW.approved_minor = before) THEN
    INSERT INTO limit_entry (seller_limit_id, kind, amount_minor, monthly_minor, at) VALUES (NEW.id, 'RAISED', NEW.approved_minor - before, 0, at);
  ELSIF NEW.approved_minor < before THEN
    INSERT INTO limit_entry (seller_limit_id, kind, amount_minor, monthly_minor, at) VALUES (NEW.id, 'LOWERED', before - NEW.approved_minor, 0, at);
  END IF;
  IF NEW.status = 'REVOKED' AND (TG_OP = 'INSERT' OR OLD.status <> 'REVOKED') THEN
    INSERT INTO limit_entry (seller_limit_id, kind, amount_minor, monthly_minor, at)
      VALUES (NEW.id, 'REVOKED', NEW.approved_minor - NEW.held_minor - NEW.used_minor, 0, now());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER seller_limit_entry AFTER INSERT OR UPDATE OF status, approved_minor ON seller_limit
  FOR EACH ROW EXECUTE FUNCTION seller_limit_entry();

/* An order's hold counts against two limits, and against a third where its approval was drawn from one for the whole mall. */
CREATE FUNCTION limit_hold_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mall text;
  was "HoldState" := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state ELSE 'RELEASED' END;
BEGIN
  IF NEW.state = was THEN RETURN NULL; END IF;
  IF NEW.state = 'HELD' AND was = 'USED' THEN
    RAISE EXCEPTION 'the hold of order % is used and cannot be held', NEW.order_id USING ERRCODE = 'check_violation';
  END IF;
  SELECT pre_approval_id INTO mall FROM approval WHERE id = NEW.approval_id;
  INSERT INTO limit_entry (approval_id, pre_approval_id, seller_limit_id, kind, was, amount_minor, monthly_minor, order_id, at)
    SELECT l.own, l.mall, l.seller, k.kind, CASE WHEN k.kind = 'RELEASED' THEN was END, NEW.amount_minor,
           CASE WHEN l.seller IS NULL THEN NEW.monthly_minor ELSE 0 END, NEW.order_id, NEW.changed_at
      FROM (VALUES ('HELD'::"LimitEntryKind"), ('USED'), ('RELEASED')) k (kind)
     CROSS JOIN (VALUES (NEW.approval_id, NULL, NULL), (NULL, mall, NULL), (NULL, NULL, NEW.seller_limit_id)) l (own, mall, seller)
     WHERE num_nonnulls(l.own, l.mall, l.seller) = 1
       AND (k.kind::text = NEW.state::text OR (k.kind = 'HELD' AND NEW.state = 'USED' AND was = 'RELEASED'))
     ORDER BY k.kind;
  RETURN NULL;
END $$;
CREATE TRIGGER limit_hold_entry AFTER INSERT OR UPDATE OF state ON limit_hold FOR EACH ROW EXECUTE FUNCTION limit_hold_entry();
