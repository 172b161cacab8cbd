-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('CSV', 'BULK');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('READY', 'APPLYING', 'APPLIED');

-- CreateEnum
CREATE TYPE "RowFate" AS ENUM ('NEW', 'CHANGED', 'UNCHANGED', 'FAULTY');

-- CreateEnum
CREATE TYPE "RowOutcome" AS ENUM ('SAVED', 'SUBMITTED', 'STOCKED', 'STALE', 'REFUSED');

-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "low_stock_at" INTEGER,
ADD COLUMN     "low_stock_told_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "seller" ADD COLUMN     "low_stock_at" INTEGER NOT NULL DEFAULT 2;

-- CreateTable
CREATE TABLE "listing_import" (
    "id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'READY',
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "data" BYTEA,
    "new_rows" INTEGER NOT NULL,
    "changed_rows" INTEGER NOT NULL,
    "unchanged_rows" INTEGER NOT NULL,
    "faulty_rows" INTEGER NOT NULL,
    "submit" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by_id" TEXT,
    "applying_since" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "listing_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_import_row" (
    "import_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "fate" "RowFate" NOT NULL,
    "listing_id" TEXT,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "wanted" JSONB,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "prices" JSONB,
    "fingerprint" TEXT,
    "outcome" "RowOutcome",
    "remarks" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "listing_import_row_pkey" PRIMARY KEY ("import_id","seq")
);

-- CreateIndex
CREATE INDEX "listing_import_seller_id_created_at_id_idx" ON "listing_import"("seller_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "listing_import_seller_id_sha256_idx" ON "listing_import"("seller_id", "sha256");

-- CreateIndex
CREATE INDEX "listing_import_row_import_id_fate_seq_idx" ON "listing_import_row"("import_id", "fate", "seq");

-- AddForeignKey
ALTER TABLE "listing_import" ADD CONSTRAINT "listing_import_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_import_row" ADD CONSTRAINT "listing_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "listing_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand -----------------------------------------------------------------------------------------
ALTER TABLE seller ADD CONSTRAINT seller_low_stock CHECK (low_stock_at BETWEEN 0 AND 999);
ALTER TABLE listing ADD CONSTRAINT listing_low_stock CHECK (low_stock_at BETWEEN 0 AND 999);
ALTER TABLE listing_import
  ADD CONSTRAINT listing_import_counts CHECK (new_rows >= 0 AND changed_rows >= 0 AND unchanged_rows >= 0 AND faulty_rows >= 0),
  ADD CONSTRAINT listing_import_file CHECK ((kind = 'CSV') = (data IS NOT NULL)),
  ADD CONSTRAINT listing_import_applied CHECK (
    (state = 'READY') = (applying_since IS NULL) AND (applying_since IS NULL) = (applied_by_id IS NULL) AND (state = 'APPLIED') = (applied_at IS NOT NULL));
-- Only what would change something is applied, and what is applied is there.
ALTER TABLE listing_import_row
  ADD CONSTRAINT listing_import_row_outcome CHECK (outcome IS NULL OR fate IN ('NEW', 'CHANGED')),
  ADD CONSTRAINT listing_import_row_wanted CHECK ((fate IN ('NEW', 'CHANGED')) = (wanted IS NOT NULL)),
  ADD CONSTRAINT listing_import_row_known CHECK (fate NOT IN ('CHANGED', 'UNCHANGED') OR (listing_id IS NOT NULL AND fingerprint IS NOT NULL));
-- What is left to apply, in order.
CREATE INDEX listing_import_row_left ON listing_import_row (import_id, seq) WHERE outcome IS NULL AND fate IN ('NEW', 'CHANGED');
