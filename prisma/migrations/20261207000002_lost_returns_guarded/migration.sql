-- Guards -------------------------------------------------------------------------------------------

-- Sent by a carrier, or there without a word: then they left as they came. Goods that do not come back may never have left.
ALTER TABLE lease_return DROP CONSTRAINT lease_return_shipped;
ALTER TABLE lease_return ADD CONSTRAINT lease_return_shipped CHECK (state IN ('LABELLED', 'CANCELLED')
  OR (shipped_at IS NOT NULL AND (carrier IS NULL) = (tracking_number IS NULL) AND (carrier IS NOT NULL OR shipped_at IS NOT DISTINCT FROM arrived_at))
  OR (state = 'LOST' AND shipped_at IS NULL));

ALTER TABLE lease_return DROP CONSTRAINT lease_return_settled;
ALTER TABLE lease_return ADD CONSTRAINT lease_return_settled CHECK ((state IN ('SETTLED', 'LOST')) = (settled_at IS NOT NULL) AND (state <> 'SETTLED' OR damage_minor IS NOT NULL));

-- Somebody has decided it, with a reason that its purchaser reads; beyond the residual at the end of a term nothing is asked.
ALTER TABLE lease_return ADD CONSTRAINT lease_return_lost CHECK ((state = 'LOST') = (lost_minor IS NOT NULL)
  AND (state <> 'LOST' OR (lost_minor >= 0 AND (cause = 'TERM' OR lost_minor = 0) AND damage_minor IS NOT DISTINCT FROM 0 AND arrived_at IS NULL
    AND decided_at IS NOT NULL AND decided_by_id IS NOT NULL AND coalesce(length(decision_note), 0) >= 10)));

CREATE OR REPLACE FUNCTION lease_return_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.number, NEW.lease_id, NEW.purchaser_id, NEW.seller_id, NEW.cause, NEW.currency, NEW.asked_at, NEW.rests) IS DISTINCT FROM (OLD.id, OLD.number, OLD.lease_id, OLD.purchaser_id, OLD.seller_id, OLD.cause, OLD.currency, OLD.asked_at, OLD.rests)
     OR NEW.charge_minor > OLD.charge_minor OR (OLD.shipped_at IS NOT NULL AND NEW.charge_minor <> OLD.charge_minor
          AND NOT (NEW.charge_minor = 0 AND NEW.state IN ('SETTLED', 'LOST') AND EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = NEW.lease_id AND i.state = 'REFUSED')))
     OR NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (('LABELLED', 'SHIPPED'), ('LABELLED', 'ARRIVED'), ('LABELLED', 'CANCELLED'), ('SHIPPED', 'ARRIVED'), ('SHIPPED', 'LOST'), ('ARRIVED', 'INSPECTED'), ('ARRIVED', 'SETTLED'),
          ('INSPECTED', 'DISPUTED'), ('INSPECTED', 'SETTLED'), ('DISPUTED', 'SETTLED'))
          -- An early return that is not sent is off by itself: its goods are not missing.
          OR ((OLD.state, NEW.state) = ('LABELLED', 'LOST') AND NEW.cause IN ('TERM', 'PAYMENT_REFUSED'))
          OR (NEW.state = 'CANCELLED' AND OLD.state IN ('SHIPPED', 'ARRIVED', 'INSPECTED', 'DISPUTED') AND EXISTS (SELECT 1 FROM lease l WHERE l.id = NEW.lease_id AND l.end_cause = 'WITHDRAWN')))
     OR (NEW.state = OLD.state AND OLD.state IN ('SETTLED', 'CANCELLED', 'LOST')) THEN
    RAISE EXCEPTION 'return % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- By the desk, once they have been waited for, and for no more than keeping them would have cost.
  IF NEW.state = 'LOST' AND (NEW.settled_at < coalesce(OLD.shipped_at, OLD.ship_by) + interval '14 days'
       OR NEW.lost_minor > (SELECT l.residual_minor FROM lease l WHERE l.id = NEW.lease_id)
       OR NOT EXISTS (SELECT 1 FROM app_user u WHERE u.id = NEW.decided_by_id AND u.role = 'DESK')) THEN
    RAISE EXCEPTION 'goods of return % do not count as lost', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
