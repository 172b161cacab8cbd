-- Three more categories of the mall, and all ten in their order. Reference data: live installations need them as well.
INSERT INTO category (code, name_ko, name_en, position) VALUES
  ('bedroom', '침실', 'Bedroom', 4),
  ('office', '사무 기기', 'Office equipment', 9),
  ('air-water', '청소·공기·물', 'Cleaning, air and water', 10)
ON CONFLICT (code) DO NOTHING;
UPDATE category SET position = ordered.position FROM (VALUES
  ('appliances', 1), ('computers', 2), ('furniture', 3), ('bedroom', 4), ('health', 5), ('mobility', 6), ('instruments', 7), ('shop', 8), ('office', 9), ('air-water', 10)
) AS ordered (code, position) WHERE category.code = ordered.code;

-- What a seller tells of itself; the form holds the same bound.
ALTER TABLE "seller" ADD COLUMN "story_ko" TEXT NOT NULL DEFAULT '', ADD COLUMN "story_en" TEXT NOT NULL DEFAULT '';
ALTER TABLE seller ADD CONSTRAINT seller_story_length CHECK (char_length(story_ko) <= 600 AND char_length(story_en) <= 1200);
