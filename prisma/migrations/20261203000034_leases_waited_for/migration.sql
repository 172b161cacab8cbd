-- What sweeps look for each minute costs nothing where nothing waits: a lease says itself what it has.
ALTER TABLE "lease" ADD COLUMN "guarantee_begun" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "seller_released" BOOLEAN NOT NULL DEFAULT false;

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE lease DISABLE TRIGGER USER;
UPDATE lease l SET guarantee_begun = EXISTS (SELECT 1 FROM guarantee g WHERE g.lease_id = l.id), seller_released = EXISTS (SELECT 1 FROM seller_release r WHERE r.lease_id = l.id);
ALTER TABLE lease ENABLE TRIGGER USER;

CREATE FUNCTION lease_has_guarantee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE lease SET guarantee_begun = true WHERE id = NEW.lease_id;
  RETURN NULL;
END $$;
CREATE TRIGGER guarantee_begun AFTER INSERT ON guarantee FOR EACH ROW EXECUTE FUNCTION lease_has_guarantee();
CREATE FUNCTION lease_is_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE lease SET seller_released = true WHERE id = NEW.lease_id;
  RETURN NULL;
END $$;
CREATE TRIGGER seller_released AFTER INSERT ON seller_release FOR EACH ROW EXECUTE FUNCTION lease_is_released();

CREATE INDEX lease_without_guarantee ON lease (created_at, id) WHERE state = 'ACTIVE' AND NOT guarantee_begun;
CREATE INDEX lease_without_release ON lease (id) WHERE NOT seller_released AND (end_cause IS NULL OR end_cause <> 'WITHDRAWN');
