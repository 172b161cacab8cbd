-- Pages that are the same for everybody are kept until what they show changes. Who keeps them listens on `mall_changed`
-- (lib/web/mall-changes.mjs); the payload is a listing's id, or * for everything. Sent with the commit, whoever commits.

CREATE FUNCTION tell_listing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('mall_changed', NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER listing_tells_the_mall AFTER UPDATE ON listing FOR EACH ROW
  WHEN ((OLD.status = 'PUBLISHED' OR NEW.status = 'PUBLISHED')
        AND (OLD.status, OLD.published_version_id) IS DISTINCT FROM (NEW.status, NEW.published_version_id))
  EXECUTE FUNCTION tell_listing_changed();

-- Only the first unit that comes and the last that goes: a notice serialises commits, and orders must not wait for it.
CREATE FUNCTION tell_stock_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM unit WHERE listing_id = NEW.listing_id AND state = 'AVAILABLE' AND id <> NEW.id) THEN
    PERFORM pg_notify('mall_changed', NEW.listing_id);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER unit_tells_the_mall AFTER UPDATE OF state ON unit FOR EACH ROW
  WHEN ((OLD.state = 'AVAILABLE') <> (NEW.state = 'AVAILABLE'))
  EXECUTE FUNCTION tell_stock_changed();

CREATE TRIGGER unit_tells_the_mall_of_itself AFTER INSERT ON unit FOR EACH ROW
  WHEN (NEW.state = 'AVAILABLE')
  EXECUTE FUNCTION tell_stock_changed();

CREATE FUNCTION tell_mall_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('mall_changed', '*');
  RETURN NULL;
END $$;

-- Name and address stand on every product page, and a suspended seller's goods leave at once.
CREATE TRIGGER seller_tells_the_mall AFTER UPDATE ON seller FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.* AND (OLD.status = 'APPROVED' OR NEW.status = 'APPROVED'))
  EXECUTE FUNCTION tell_mall_changed();

-- The logo shows the mall's month.
CREATE TRIGGER clock_tells_the_mall AFTER INSERT OR UPDATE OR DELETE ON demo_clock FOR EACH STATEMENT
  EXECUTE FUNCTION tell_mall_changed();
