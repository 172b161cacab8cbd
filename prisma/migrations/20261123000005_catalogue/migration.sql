-- Categories of the mall, in their order. Reference data: live installations need them as well.
INSERT INTO category (code, name_ko, name_en, position) VALUES
  ('appliances', '가전', 'Appliances', 1),
  ('computers', '컴퓨터·카메라', 'Computers and cameras', 2),
  ('furniture', '가구', 'Furniture', 3),
  ('health', '건강·의료', 'Health and care', 4),
  ('mobility', '탈것', 'Getting around', 5),
  ('instruments', '악기', 'Instruments', 6),
  ('shop', '매장 기기', 'Shop equipment', 7)
ON CONFLICT (code) DO NOTHING;

-- Search: pairs of neighbouring characters. A Korean word is often two syllables, which no trigram sees inside a longer
-- word. A pair that begins with a space is the beginning of a word, for queries of one syllable.
CREATE FUNCTION character_pairs(t text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT p.pair), '{}') FROM (
    SELECT substr(' ' || t, i, 2) AS pair FROM generate_series(1, length(t)) AS i) AS p
  WHERE right(p.pair, 1) <> ' '
$$;
CREATE INDEX listing_search_pairs ON listing USING gin (character_pairs(search_text)) WHERE status = 'PUBLISHED';

-- The seller's own list over all states, and what waits for review (a published listing may wait with a newer version).
CREATE INDEX IF NOT EXISTS listing_seller_list ON listing (seller_id, created_at DESC, id DESC);
CREATE INDEX listing_review_queue ON listing (submitted_at, id) WHERE submitted_at IS NOT NULL;

-- What waits is a draft that is there.
ALTER TABLE listing ADD CONSTRAINT listing_waiting CHECK (
  (submitted_at IS NULL OR draft_version_id IS NOT NULL) AND (status <> 'SUBMITTED' OR submitted_at IS NOT NULL));
ALTER TABLE unit ADD CONSTRAINT unit_serial_visible CHECK (serial = btrim(serial) AND serial <> '');

-- Photos belong to what a version says, so they are frozen with it.
CREATE FUNCTION refuse_frozen_photo() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE version text := coalesce(NEW.version_id, OLD.version_id);
BEGIN
  IF EXISTS (SELECT 1 FROM listing_version v WHERE v.id IN (version, OLD.version_id) AND v.frozen_at IS NOT NULL) THEN
    RAISE EXCEPTION 'photos of listing_version % are published and cannot change', version USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER listing_photo_frozen BEFORE INSERT OR UPDATE OR DELETE ON listing_photo FOR EACH ROW EXECUTE FUNCTION refuse_frozen_photo();
