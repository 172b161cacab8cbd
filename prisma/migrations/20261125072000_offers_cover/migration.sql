-- Choices are counted from the index of the newest alone, without the rows.
DROP INDEX offer_new;
CREATE INDEX offer_new ON listing_offer (category_code, term_key, published_at DESC, listing_id DESC)
  INCLUDE (seller_id, brand, condition, end_of_term, region_mask, guarantee_mask);
-- What was ordered lately, to be counted anew.
CREATE INDEX offer_ordered ON listing_offer (listing_id) WHERE popularity > 0;
