-- CreateEnum
CREATE TYPE "SellerRole" AS ENUM ('OWNER', 'LISTINGS', 'SHIPPING');

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "left_seller_at" TIMESTAMPTZ(3),
ADD COLUMN     "seller_roles" "SellerRole"[] DEFAULT ARRAY[]::"SellerRole"[];

-- CreateTable
CREATE TABLE "staff_invitation" (
    "id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "roles" "SellerRole"[],
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "invited_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_invitation_token_hash_key" ON "staff_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "staff_invitation_seller_id_created_at_id_idx" ON "staff_invitation"("seller_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand -----------------------------------------------------------------------------------------
-- Who worked for a seller until now did everything there.
UPDATE app_user SET seller_roles = '{OWNER}' WHERE role = 'SELLER';

-- An owner does everything, so no other role stands beside that one.
ALTER TABLE app_user
  ALTER COLUMN seller_roles SET NOT NULL,
  ADD CONSTRAINT app_user_seller_roles CHECK (seller_roles IN ('{}', '{OWNER}', '{LISTINGS}', '{SHIPPING}', '{LISTINGS,SHIPPING}')),
  ADD CONSTRAINT app_user_works CHECK ((cardinality(seller_roles) > 0) = (role = 'SELLER' AND left_seller_at IS NULL)),
  ADD CONSTRAINT app_user_left CHECK (left_seller_at IS NULL OR role = 'SELLER');

ALTER TABLE staff_invitation
  ALTER COLUMN roles SET NOT NULL,
  ADD CONSTRAINT staff_invitation_roles CHECK (roles IN ('{OWNER}', '{LISTINGS}', '{SHIPPING}', '{LISTINGS,SHIPPING}')),
  ADD CONSTRAINT staff_invitation_email CHECK (email = lower(email) AND length(email) <= 254),
  ADD CONSTRAINT staff_invitation_end CHECK ((accepted_at IS NULL OR revoked_at IS NULL) AND (accepted_at IS NULL) = (accepted_by_id IS NULL)),
  ADD CONSTRAINT staff_invitation_expires CHECK (expires_at > created_at);
CREATE UNIQUE INDEX staff_invitation_one_open ON staff_invitation (seller_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- A shop whose last owner went would be nobody's. Looked at when the transaction ends, one after the other: the row of
-- the seller is locked first, so that two owners who remove each other do not both see the other one still there.
CREATE FUNCTION seller_keeps_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE shop text;
BEGIN
  FOR shop IN SELECT DISTINCT s FROM unnest(ARRAY[to_jsonb(OLD) ->> 'seller_id', to_jsonb(NEW) ->> 'seller_id']) s WHERE s IS NOT NULL ORDER BY s LOOP
    PERFORM 1 FROM seller WHERE id = shop FOR NO KEY UPDATE;
    IF FOUND AND NOT EXISTS (SELECT 1 FROM app_user WHERE seller_id = shop AND 'OWNER' = ANY (seller_roles) AND suspended_at IS NULL) THEN
      RAISE EXCEPTION 'seller % has no owner left', shop USING ERRCODE = 'check_violation', CONSTRAINT = 'seller_keeps_owner';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER app_user_joins AFTER INSERT ON app_user DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.seller_id IS NOT NULL) EXECUTE FUNCTION seller_keeps_owner();
CREATE CONSTRAINT TRIGGER app_user_moves AFTER UPDATE ON app_user DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.seller_id, OLD.seller_roles, OLD.suspended_at) IS DISTINCT FROM (NEW.seller_id, NEW.seller_roles, NEW.suspended_at))
  EXECUTE FUNCTION seller_keeps_owner();
CREATE CONSTRAINT TRIGGER app_user_goes AFTER DELETE ON app_user DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.seller_id IS NOT NULL) EXECUTE FUNCTION seller_keeps_owner();

-- Only an owner of the shop asks somebody in.
CREATE FUNCTION invited_by_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app_user WHERE id = NEW.invited_by_id AND seller_id = NEW.seller_id AND 'OWNER' = ANY (seller_roles)) THEN
    RAISE EXCEPTION 'invitation % is by nobody who owns seller %', NEW.id, NEW.seller_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_invitation_by BEFORE INSERT OR UPDATE OF invited_by_id, seller_id ON staff_invitation FOR EACH ROW EXECUTE FUNCTION invited_by_owner();

-- What was accepted or revoked is over.
CREATE FUNCTION refuse_closed_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'invitation % is closed', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER staff_invitation_closed BEFORE UPDATE ON staff_invitation FOR EACH ROW
  WHEN (OLD.accepted_at IS NOT NULL OR OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION refuse_closed_invitation();
