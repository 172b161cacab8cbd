-- CreateEnum
CREATE TYPE "CodeChannel" AS ENUM ('MAIL');

-- CreateEnum
CREATE TYPE "SigningParty" AS ENUM ('SELLER', 'FINANCIER');

-- AlterEnum: its new values are used by the next migration, not before.


ALTER TYPE "ContractState" ADD VALUE 'SIGNED';
ALTER TYPE "ContractState" ADD VALUE 'SEALED';

-- DropIndex
DROP INDEX "contract_order_id_key";

-- DropIndex
DROP INDEX "contract_order_id_purchaser_id_seller_id_institution_id_key";

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "change" JSONB,
ADD COLUMN     "sealed_at" TIMESTAMPTZ(3),
ADD COLUMN     "sealed_bytes" INTEGER,
ADD COLUMN     "sealed_id" TEXT,
ADD COLUMN     "sealed_sha256" TEXT,
ADD COLUMN     "second_asked_by_id" TEXT,
ADD COLUMN     "sign_by" TIMESTAMPTZ(3),
ADD COLUMN     "signed_at" TIMESTAMPTZ(3),
ADD COLUMN     "supplement_no" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "verify_code" TEXT;

-- CreateTable
CREATE TABLE "signing" (
    "contract_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "document_sha256" TEXT NOT NULL,
    "terms_sha256" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "consents" JSONB NOT NULL DEFAULT '{}',
    "strokes" JSONB,
    "signature_name" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "agent" TEXT,

    CONSTRAINT "signing_pkey" PRIMARY KEY ("contract_id")
);

-- CreateTable
CREATE TABLE "signing_code" (
    "id" TEXT NOT NULL,
    "contract_id" TEXT NOT NULL,
    "channel" "CodeChannel" NOT NULL,
    "sent_to" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party_signature" (
    "contract_id" TEXT NOT NULL,
    "party" "SigningParty" NOT NULL,
    "key_id" TEXT NOT NULL,
    "public_pem" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "party_signature_pkey" PRIMARY KEY ("contract_id","party")
);

-- CreateTable
CREATE TABLE "seller_key" (
    "key_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "public_pem" TEXT NOT NULL,
    "private_box" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "seller_key_pkey" PRIMARY KEY ("key_id")
);

-- CreateTable
CREATE TABLE "sealing_certificate" (
    "id" TEXT NOT NULL,
    "institution_id" TEXT,
    "certificate" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "private_box" TEXT NOT NULL,
    "not_after" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "sealing_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "signing_contract_id_purchaser_id_seller_id_institution_id_key" ON "signing"("contract_id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE INDEX "signing_code_contract_id_sent_at_idx" ON "signing_code"("contract_id", "sent_at");

-- CreateIndex
CREATE INDEX "seller_key_seller_id_idx" ON "seller_key"("seller_id");

-- CreateIndex
CREATE INDEX "sealing_certificate_institution_id_idx" ON "sealing_certificate"("institution_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_sealed_id_key" ON "contract"("sealed_id");

-- CreateIndex
CREATE INDEX "contract_state_sign_by_id_idx" ON "contract"("state", "sign_by", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_order_id_supplement_no_key" ON "contract"("order_id", "supplement_no");

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_sealed_id_fkey" FOREIGN KEY ("sealed_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing" ADD CONSTRAINT "signing_contract_id_purchaser_id_seller_id_institution_id_fkey" FOREIGN KEY ("contract_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "contract"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_code" ADD CONSTRAINT "signing_code_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "signing"("contract_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_signature" ADD CONSTRAINT "party_signature_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "signing"("contract_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_key" ADD CONSTRAINT "seller_key_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealing_certificate" ADD CONSTRAINT "sealing_certificate_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;
