-- Where what was left to be paid is refused (art. 16), leaving costs nothing, though the goods were sent before.
-- Guards -------------------------------------------------------------------------------------------
CREATE OR REPLACE FUNCTION lease_return_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.number, NEW.lease_id, NEW.purchaser_id, NEW.seller_id, NEW.cause, NEW.currency, NEW.asked_at, NEW.rests) IS DISTINCT FROM (OLD.id, OLD.number, OLD.lease_id, OLD.purchaser_id, OLD.seller_id, OLD.cause, OLD.currency, OLD.asked_at, OLD.rests)
     OR NEW.charge_minor > OLD.charge_minor OR (OLD.shipped_at IS NOT NULL AND NEW.charge_minor <> OLD.charge_minor
          AND NOT (NEW.charge_minor = 0 AND NEW.state = 'SETTLED' AND EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = NEW.lease_id AND i.state = 'REFUSED')))
     OR NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (('LABELLED', 'SHIPPED'), ('LABELLED', 'CANCELLED'), ('SHIPPED', 'ARRIVED'), ('ARRIVED', 'INSPECTED'), ('ARRIVED', 'SETTLED'),
          ('INSPECTED', 'DISPUTED'), ('INSPECTED', 'SETTLED'), ('DISPUTED', 'SETTLED'))
          OR (NEW.state = 'CANCELLED' AND OLD.state IN ('SHIPPED', 'ARRIVED', 'INSPECTED', 'DISPUTED') AND EXISTS (SELECT 1 FROM lease l WHERE l.id = NEW.lease_id AND l.end_cause = 'WITHDRAWN')))
     OR (NEW.state = OLD.state AND OLD.state IN ('SETTLED', 'CANCELLED')) THEN
    RAISE EXCEPTION 'return % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
