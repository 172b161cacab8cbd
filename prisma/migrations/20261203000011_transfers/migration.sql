-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('ASKED', 'AGREED', 'APPROVED', 'SIGNED', 'DONE', 'DECLINED', 'WITHDRAWN', 'LAPSED');

-- CreateEnum
CREATE TYPE "TransferSide" AS ENUM ('FROM', 'TO');

-- DropForeignKey
ALTER TABLE "lease" DROP CONSTRAINT "lease_contract_id_purchaser_id_seller_id_institution_id_fkey";

-- DropForeignKey
ALTER TABLE "payment_refusal" DROP CONSTRAINT "payment_refusal_contract_id_purchaser_id_seller_id_institu_fkey";

-- DropIndex
DROP INDEX "lease_contract_id_purchaser_id_seller_id_institution_id_key";

-- AlterTable
ALTER TABLE "lease" ADD COLUMN     "holder" JSONB,
ADD COLUMN     "taken_over_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "service_claim" ADD COLUMN     "former_purchaser_id" TEXT;

-- CreateTable
CREATE TABLE "lease_transfer" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "to_email" TEXT NOT NULL,
    "to_id" TEXT,
    "state" "TransferState" NOT NULL DEFAULT 'ASKED',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lapse_by" TIMESTAMPTZ(3) NOT NULL,
    "successor" JSONB,
    "agreed" JSONB,
    "agreed_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "document_id" TEXT,
    "document_sha256" TEXT,
    "sealed_id" TEXT,
    "sealed_sha256" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "carry_on" DATE,
    "carried_out_at" TIMESTAMPTZ(3),
    "approval_id" TEXT,
    "ended_by_id" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ended_why" TEXT,

    CONSTRAINT "lease_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_signature" (
    "transfer_id" TEXT NOT NULL,
    "side" "TransferSide" NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "document_sha256" TEXT NOT NULL,
    "code_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_signature_pkey" PRIMARY KEY ("transfer_id","side")
);

-- CreateTable
CREATE TABLE "transfer_code" (
    "id" TEXT NOT NULL,
    "transfer_id" TEXT NOT NULL,
    "side" "TransferSide" NOT NULL,
    "sent_to" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "lease_transfer_number_key" ON "lease_transfer"("number");

-- CreateIndex
CREATE UNIQUE INDEX "lease_transfer_document_id_key" ON "lease_transfer"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "lease_transfer_sealed_id_key" ON "lease_transfer"("sealed_id");

-- CreateIndex
CREATE UNIQUE INDEX "lease_transfer_approval_id_key" ON "lease_transfer"("approval_id");

-- CreateIndex
CREATE INDEX "lease_transfer_lease_id_created_at_idx" ON "lease_transfer"("lease_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "lease_transfer_from_id_created_at_idx" ON "lease_transfer"("from_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "lease_transfer_to_id_created_at_idx" ON "lease_transfer"("to_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "lease_transfer_state_created_at_id_idx" ON "lease_transfer"("state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "transfer_signature_code_id_key" ON "transfer_signature"("code_id");

-- CreateIndex
CREATE INDEX "transfer_code_transfer_id_side_sent_at_idx" ON "transfer_code"("transfer_id", "side", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "contract_id_seller_id_institution_id_key" ON "contract"("id", "seller_id", "institution_id");

-- CreateIndex
CREATE UNIQUE INDEX "lease_contract_id_seller_id_institution_id_key" ON "lease"("contract_id", "seller_id", "institution_id");

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_contract_id_seller_id_institution_id_fkey" FOREIGN KEY ("contract_id", "seller_id", "institution_id") REFERENCES "contract"("id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refusal" ADD CONSTRAINT "payment_refusal_contract_id_seller_id_institution_id_fkey" FOREIGN KEY ("contract_id", "seller_id", "institution_id") REFERENCES "contract"("id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_sealed_id_fkey" FOREIGN KEY ("sealed_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_signature" ADD CONSTRAINT "transfer_signature_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "lease_transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_signature" ADD CONSTRAINT "transfer_signature_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "transfer_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_code" ADD CONSTRAINT "transfer_code_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "lease_transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Readable numbers.
CREATE SEQUENCE number_tr;

-- Guards -------------------------------------------------------------------------------------------

-- Who a lease's purchaser was at an instant: its contract's, or the successor of the last transfer carried out by then.
CREATE FUNCTION lease_holder_at(lease text, at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT t.to_id FROM lease_transfer t WHERE t.lease_id = lease AND t.state = 'DONE' AND t.carried_out_at <= at ORDER BY t.carried_out_at DESC LIMIT 1),
                  (SELECT c.purchaser_id FROM lease l JOIN contract c ON c.id = l.contract_id WHERE l.id = lease));
$$;

-- A lease begins with its contract's purchaser; whoever it is afterwards, a transfer that was carried out says so.
CREATE OR REPLACE FUNCTION lease_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.taken_over_at IS NOT NULL OR NEW.holder IS NOT NULL
     OR NOT EXISTS (SELECT 1 FROM contract c WHERE c.id = NEW.contract_id AND c.state = 'SEALED' AND c.supplement_no = 0 AND c.purchaser_id = NEW.purchaser_id) THEN
    RAISE EXCEPTION 'contract % is not in force, or not this purchaser''s', NEW.contract_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION lease_held_rightly() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE subject text := CASE TG_TABLE_NAME WHEN 'lease' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'lease_id' END;
BEGIN
  IF EXISTS (SELECT 1 FROM lease l JOIN contract c ON c.id = l.contract_id
               LEFT JOIN LATERAL (SELECT t.to_id, t.carried_out_at FROM lease_transfer t WHERE t.lease_id = l.id AND t.state = 'DONE' ORDER BY t.carried_out_at DESC LIMIT 1) t ON true
              WHERE l.id = subject AND (l.purchaser_id, l.taken_over_at) IS DISTINCT FROM (coalesce(t.to_id, c.purchaser_id), t.carried_out_at)) THEN
    RAISE EXCEPTION 'lease % is another''s than its contract and its transfers say', subject USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lease_held_rightly AFTER UPDATE OF purchaser_id, taken_over_at ON lease DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lease_held_rightly();
CREATE CONSTRAINT TRIGGER lease_transfer_carried_out AFTER INSERT OR UPDATE OF state ON lease_transfer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'DONE') EXECUTE FUNCTION lease_held_rightly();

-- Who takes a lease over does not go on paying by the other's mandate.
CREATE TRIGGER lease_own_method_kept BEFORE UPDATE OF purchaser_id ON lease FOR EACH ROW WHEN (NEW.method_id IS NOT NULL) EXECUTE FUNCTION own_method();

-- A refusal is of who has the lease when it is sent.
CREATE FUNCTION payment_refusal_of_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM lease l WHERE l.id = NEW.lease_id AND l.contract_id = NEW.contract_id AND l.purchaser_id = NEW.purchaser_id) THEN
    RAISE EXCEPTION 'lease % is not this purchaser''s', NEW.lease_id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_refusal_of_holder BEFORE INSERT ON payment_refusal FOR EACH ROW EXECUTE FUNCTION payment_refusal_of_holder();

-- A claim stays its own purchaser's, who is written to it when another takes the lease over: once.
CREATE OR REPLACE FUNCTION service_claim_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'CLOSED' AND (to_jsonb(NEW) - 'credited_to' - 'former_purchaser_id') IS DISTINCT FROM (to_jsonb(OLD) - 'credited_to' - 'former_purchaser_id')
     OR (NEW.id, NEW.lease_id, NEW.text, NEW.serial, NEW.since_on, NEW.usable, NEW.opened_at) IS DISTINCT FROM (OLD.id, OLD.lease_id, OLD.text, OLD.serial, OLD.since_on, OLD.usable, OLD.opened_at)
     OR NEW.respond_by < OLD.respond_by OR NEW.repair_by < OLD.repair_by OR (OLD.answered_at IS NOT NULL AND NEW.answered_at IS DISTINCT FROM OLD.answered_at)
     OR NEW.credited_to < OLD.credited_to OR (OLD.former_purchaser_id IS NOT NULL AND NEW.former_purchaser_id IS DISTINCT FROM OLD.former_purchaser_id) THEN
    RAISE EXCEPTION 'claim % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE INDEX service_claim_former ON service_claim (former_purchaser_id) WHERE former_purchaser_id IS NOT NULL;

-- One transfer of a lease is under way.
CREATE UNIQUE INDEX lease_transfer_one_open ON lease_transfer (lease_id) WHERE state IN ('ASKED', 'AGREED', 'APPROVED', 'SIGNED');
-- What the sweep looks at, and who is waited for to come.
CREATE INDEX lease_transfer_lapsing ON lease_transfer (lapse_by, id) WHERE state IN ('ASKED', 'AGREED', 'APPROVED', 'SIGNED');
CREATE INDEX lease_transfer_named ON lease_transfer (to_email) WHERE state = 'ASKED' AND to_id IS NULL;
ALTER TABLE lease_transfer
  ADD CONSTRAINT lease_transfer_two CHECK (to_id IS NULL OR to_id <> from_id),
  ADD CONSTRAINT lease_transfer_agreed CHECK ((agreed_at IS NULL) = (agreed IS NULL) AND (agreed_at IS NULL OR to_id IS NOT NULL) AND (state NOT IN ('AGREED', 'APPROVED', 'SIGNED', 'DONE', 'DECLINED') OR agreed_at IS NOT NULL)),
  ADD CONSTRAINT lease_transfer_decided CHECK ((decided_at IS NULL) = (decided_by_id IS NULL) AND (state NOT IN ('APPROVED', 'SIGNED', 'DONE', 'DECLINED') OR decided_at IS NOT NULL)
    AND (state <> 'DECLINED' OR length(reason) >= 10) AND (decided_by_id IS NULL OR (decided_by_id <> from_id AND decided_by_id <> to_id))),
  ADD CONSTRAINT lease_transfer_document CHECK ((document_id IS NULL) = (document_sha256 IS NULL) AND (sealed_id IS NULL) = (sealed_sha256 IS NULL)),
  ADD CONSTRAINT lease_transfer_signed CHECK ((signed_at IS NULL) = (carry_on IS NULL) AND (state NOT IN ('SIGNED', 'DONE') OR (signed_at IS NOT NULL AND document_id IS NOT NULL))),
  ADD CONSTRAINT lease_transfer_done CHECK ((state = 'DONE') = (carried_out_at IS NOT NULL) AND (state = 'DONE') = (approval_id IS NOT NULL) AND (state <> 'DONE' OR (sealed_id IS NOT NULL AND carried_out_at > signed_at))),
  ADD CONSTRAINT lease_transfer_ended CHECK ((state IN ('DECLINED', 'WITHDRAWN', 'LAPSED')) = (ended_at IS NOT NULL));

CREATE FUNCTION lease_transfer_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'ASKED' OR NOT EXISTS (SELECT 1 FROM lease l JOIN institution i ON i.id = l.institution_id
      WHERE l.id = NEW.lease_id AND l.state = 'ACTIVE' AND l.purchaser_id = NEW.from_id AND i.id = NEW.institution_id AND i.kind = 'DESK') THEN
    RAISE EXCEPTION 'lease % cannot be given over by this person', NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_transfer_begins BEFORE INSERT ON lease_transfer FOR EACH ROW EXECUTE FUNCTION lease_transfer_begins();

-- Only legal moves; what was said and kept stays. Of what has ended only who it was may be struck out.
CREATE FUNCTION lease_transfer_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE over boolean := OLD.state IN ('DONE', 'DECLINED', 'WITHDRAWN', 'LAPSED');
  kept text[] := CASE WHEN OLD.state IN ('DONE', 'DECLINED', 'WITHDRAWN', 'LAPSED') THEN ARRAY['to_email', 'successor'] ELSE ARRAY[]::text[] END;
BEGIN
  IF TG_OP = 'DELETE'
     OR (over AND (to_jsonb(NEW) - kept) IS DISTINCT FROM (to_jsonb(OLD) - kept))
     OR (NOT over AND (NEW.id, NEW.number, NEW.lease_id, NEW.institution_id, NEW.from_id, NEW.to_email, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.number, OLD.lease_id, OLD.institution_id, OLD.from_id, OLD.to_email, OLD.created_at))
     OR (OLD.to_id IS NOT NULL AND NEW.to_id IS DISTINCT FROM OLD.to_id)
     OR (OLD.agreed_at IS NOT NULL AND (NEW.agreed_at, NEW.agreed) IS DISTINCT FROM (OLD.agreed_at, OLD.agreed))
     OR (OLD.agreed_at IS NOT NULL AND NOT over AND NEW.successor IS DISTINCT FROM OLD.successor)
     OR (OLD.decided_at IS NOT NULL AND (NEW.decided_at, NEW.decided_by_id, NEW.reason) IS DISTINCT FROM (OLD.decided_at, OLD.decided_by_id, OLD.reason))
     OR (OLD.document_id IS NOT NULL AND (NEW.document_id, NEW.document_sha256) IS DISTINCT FROM (OLD.document_id, OLD.document_sha256))
     OR (OLD.sealed_id IS NOT NULL AND (NEW.sealed_id, NEW.sealed_sha256) IS DISTINCT FROM (OLD.sealed_id, OLD.sealed_sha256))
     OR (OLD.signed_at IS NOT NULL AND (NEW.signed_at, NEW.carry_on) IS DISTINCT FROM (OLD.signed_at, OLD.carry_on))
     OR NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (('ASKED', 'AGREED'), ('ASKED', 'WITHDRAWN'), ('ASKED', 'LAPSED'), ('AGREED', 'APPROVED'), ('AGREED', 'DECLINED'), ('AGREED', 'WITHDRAWN'), ('AGREED', 'LAPSED'),
          ('APPROVED', 'SIGNED'), ('APPROVED', 'WITHDRAWN'), ('APPROVED', 'LAPSED'), ('SIGNED', 'DONE'), ('SIGNED', 'LAPSED'))) THEN
    RAISE EXCEPTION 'transfer % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state = 'SIGNED' AND OLD.state <> 'SIGNED' AND (SELECT count(*) FROM transfer_signature s WHERE s.transfer_id = NEW.id AND s.document_sha256 = NEW.document_sha256) <> 2 THEN
    RAISE EXCEPTION 'transfer % is not signed by both', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_transfer_moves BEFORE UPDATE OR DELETE ON lease_transfer FOR EACH ROW EXECUTE FUNCTION lease_transfer_moves();
CREATE TRIGGER lease_transfer_no_truncate BEFORE TRUNCATE ON lease_transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each signs for themselves what they have read, by a code that reached them.
CREATE FUNCTION transfer_signature_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM lease_transfer t JOIN transfer_code k ON k.id = NEW.code_id AND k.transfer_id = t.id AND k.side = NEW.side AND k.used_at IS NOT NULL
      WHERE t.id = NEW.transfer_id AND t.state = 'APPROVED' AND t.document_sha256 = NEW.document_sha256 AND NEW.user_id = CASE NEW.side WHEN 'FROM' THEN t.from_id ELSE t.to_id END) THEN
    RAISE EXCEPTION 'transfer % is not signed so', NEW.transfer_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_signature_own BEFORE INSERT ON transfer_signature FOR EACH ROW EXECUTE FUNCTION transfer_signature_own();
CREATE TRIGGER transfer_signature_append_only BEFORE UPDATE OR DELETE ON transfer_signature FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transfer_signature_no_truncate BEFORE TRUNCATE ON transfer_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE transfer_code
  ADD CONSTRAINT transfer_code_tries CHECK (tries BETWEEN 0 AND 5),
  ADD CONSTRAINT transfer_code_minutes CHECK (expires_at > sent_at AND (used_at IS NULL OR used_at < expires_at)),
  ADD CONSTRAINT transfer_code_end CHECK (used_at IS NULL OR ended_at IS NULL);
CREATE UNIQUE INDEX transfer_code_one_live ON transfer_code (transfer_id, side) WHERE used_at IS NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX transfer_code_one_used ON transfer_code (transfer_id, side) WHERE used_at IS NOT NULL;
CREATE FUNCTION transfer_code_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.ended_at IS NOT NULL OR NEW.tries < OLD.tries OR (NEW.id, NEW.transfer_id, NEW.side, NEW.sent_to, NEW.hash, NEW.sent_at, NEW.expires_at)
     IS DISTINCT FROM (OLD.id, OLD.transfer_id, OLD.side, OLD.sent_to, OLD.hash, OLD.sent_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'transfer code % cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_code_stays BEFORE UPDATE ON transfer_code FOR EACH ROW EXECUTE FUNCTION transfer_code_stays();

CREATE TRIGGER transfer_document_append_only BEFORE UPDATE OR DELETE ON stored_file FOR EACH ROW WHEN (OLD.purpose = 'TRANSFER_DOCUMENT') EXECUTE FUNCTION refuse_change();
