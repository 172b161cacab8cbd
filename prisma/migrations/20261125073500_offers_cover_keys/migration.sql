-- The same columns as keys: the schema language knows no INCLUDE.
DROP INDEX "offer_new";
CREATE INDEX "offer_new" ON "listing_offer"("category_code", "term_key", "published_at" DESC, "listing_id" DESC, "seller_id", "brand", "condition", "end_of_term", "region_mask", "guarantee_mask");
