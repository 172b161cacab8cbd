-- Whether any title holds what is looked for: then those come first, else the newest do.
CREATE INDEX listing_title_pairs ON listing USING gin (character_pairs(lower(title))) WHERE status = 'PUBLISHED';
