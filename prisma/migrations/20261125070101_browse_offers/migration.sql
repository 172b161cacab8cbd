-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "offers_rule" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "listing_version" ADD COLUMN     "delivery_regions" TEXT[] DEFAULT ARRAY['seoul', 'gyeonggi', 'incheon', 'gangwon', 'chungbuk', 'sejong', 'chungnam', 'daejeon', 'gyeongbuk', 'daegu', 'ulsan', 'busan', 'gyeongnam', 'jeonbuk', 'jeonnam', 'gwangju', 'jeju']::TEXT[];

-- CreateTable
CREATE TABLE "listing_offer" (
    "listing_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "term_key" INTEGER NOT NULL,
    "term_months" INTEGER NOT NULL,
    "category_code" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "condition" "Condition" NOT NULL,
    "end_of_term" "EndOfTerm" NOT NULL,
    "region_mask" INTEGER NOT NULL,
    "guarantee_mask" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "popularity" INTEGER NOT NULL DEFAULT 0,
    "cash_price_minor" BIGINT NOT NULL,
    "residual_minor" BIGINT NOT NULL,
    "least_first_minor" BIGINT NOT NULL,
    "instalment_0" BIGINT NOT NULL,
    "instalment_10" BIGINT,
    "instalment_20" BIGINT,
    "instalment_30" BIGINT,
    "total_0" BIGINT NOT NULL,
    "total_10" BIGINT,
    "total_20" BIGINT,
    "total_30" BIGINT,

    CONSTRAINT "listing_offer_pkey" PRIMARY KEY ("listing_id","term_key")
);

-- CreateIndex
CREATE INDEX "offer_new" ON "listing_offer"("category_code", "term_key", "published_at" DESC, "listing_id" DESC);

-- CreateIndex
CREATE INDEX "offer_brand" ON "listing_offer"("category_code", "term_key", "brand", "published_at" DESC, "listing_id" DESC);

-- CreateIndex
CREATE INDEX "offer_popular" ON "listing_offer"("category_code", "term_key", "popularity" DESC, "listing_id" DESC);

-- CreateIndex
CREATE INDEX "offer_price_0" ON "listing_offer"("category_code", "term_key", "instalment_0", "listing_id");

-- CreateIndex
CREATE INDEX "offer_total_0" ON "listing_offer"("category_code", "term_key", "total_0", "listing_id");

-- AddForeignKey
ALTER TABLE "listing_offer" ADD CONSTRAINT "listing_offer_listing_id_seller_id_fkey" FOREIGN KEY ("listing_id", "seller_id") REFERENCES "listing"("id", "seller_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A first payment that the listing does not allow has no price; one that it allows has both.
CREATE INDEX offer_price_10 ON listing_offer (category_code, term_key, instalment_10, listing_id) WHERE instalment_10 IS NOT NULL;
CREATE INDEX offer_price_20 ON listing_offer (category_code, term_key, instalment_20, listing_id) WHERE instalment_20 IS NOT NULL;
CREATE INDEX offer_price_30 ON listing_offer (category_code, term_key, instalment_30, listing_id) WHERE instalment_30 IS NOT NULL;
CREATE INDEX offer_total_10 ON listing_offer (category_code, term_key, total_10, listing_id) WHERE total_10 IS NOT NULL;
CREATE INDEX offer_total_20 ON listing_offer (category_code, term_key, total_20, listing_id) WHERE total_20 IS NOT NULL;
CREATE INDEX offer_total_30 ON listing_offer (category_code, term_key, total_30, listing_id) WHERE total_30 IS NOT NULL;
ALTER TABLE listing_offer
  ADD CONSTRAINT listing_offer_term CHECK (term_months > 0 AND term_key IN (0, term_months)),
  ADD CONSTRAINT listing_offer_prices CHECK (
    instalment_0 > 0 AND total_0 >= instalment_0 AND residual_minor >= 0 AND least_first_minor >= 0
    AND (instalment_10 IS NULL) = (total_10 IS NULL) AND (instalment_20 IS NULL) = (total_20 IS NULL) AND (instalment_30 IS NULL) = (total_30 IS NULL)),
  ADD CONSTRAINT listing_offer_popularity CHECK (popularity >= 0);

-- What is in the mall but was computed by an older rule, or never: found by the sweep.
CREATE INDEX listing_offers_rule ON listing (offers_rule, id) WHERE status = 'PUBLISHED';
-- What was signed lately, to be counted.
CREATE INDEX lease_order_signed ON lease_order (signed_at, listing_id) WHERE signed_at IS NOT NULL;

ALTER TABLE listing_version ADD CONSTRAINT listing_version_regions CHECK (
  delivery_regions IS NOT NULL AND cardinality(delivery_regions) > 0 AND delivery_regions <@ ARRAY['seoul', 'gyeonggi', 'incheon', 'gangwon',
    'chungbuk', 'sejong', 'chungnam', 'daejeon', 'gyeongbuk', 'daegu', 'ulsan', 'busan', 'gyeongnam', 'jeonbuk', 'jeonnam', 'gwangju', 'jeju']);
