-- What was paid goes back whatever the desk decides of a dispute, so it does not wait for that: it may be given back, in all its parts, while the dispute is open.
ALTER TABLE withdrawal DROP CONSTRAINT withdrawal_refunded;
ALTER TABLE withdrawal ADD CONSTRAINT withdrawal_refunded CHECK (refund_minor >= 0 AND CASE state WHEN 'REFUNDED' THEN refunded_at IS NOT NULL WHEN 'DISPUTED' THEN true ELSE refunded_at IS NULL END);

-- From the return of the goods on the parts are the whole, and all are paid where it is said to be given back. A dispute that was opened before this has none until it is decided.
CREATE OR REPLACE FUNCTION withdrawal_in_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE w record; parts record;
BEGIN
  SELECT id, state::text AS state, refund_minor, refunded_at INTO w FROM withdrawal WHERE id = CASE TG_TABLE_NAME WHEN 'withdrawal' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'withdrawal_id' END;
  SELECT coalesce(sum(amount_minor), 0) AS sum, count(*) FILTER (WHERE state <> 'PAID') AS open INTO parts FROM withdrawal_refund WHERE withdrawal_id = w.id;
  IF (parts.sum <> CASE w.state WHEN 'SENT' THEN 0 ELSE w.refund_minor END AND NOT (w.state = 'DISPUTED' AND parts.sum = 0 AND w.refunded_at IS NULL)) OR (w.refunded_at IS NOT NULL AND parts.open > 0) THEN
    RAISE EXCEPTION 'withdrawal % is not given back in its parts', w.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- What is given back stays so, while a dispute is open too, but where one of its parts failed later.
CREATE OR REPLACE FUNCTION withdrawal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE fell_back boolean;
BEGIN
  fell_back := TG_OP = 'UPDATE' AND OLD.refunded_at IS NOT NULL AND EXISTS (SELECT 1 FROM withdrawal_refund r WHERE r.withdrawal_id = OLD.id AND r.state = 'BY_HAND' AND r.failed_reference IS NOT NULL);
  IF TG_OP = 'DELETE'
     OR (OLD.state = 'REFUNDED' AND NOT (NEW.state = 'RETURNED' AND NEW.returned_at = OLD.returned_at AND NEW.refund_by = OLD.refund_by AND fell_back))
     OR (OLD.refunded_at IS NOT NULL AND NEW.refunded_at IS DISTINCT FROM OLD.refunded_at AND NOT (NEW.refunded_at IS NULL AND fell_back))
     OR (NEW.id, NEW.contract_id, NEW.order_id, NEW.purchaser_id, NEW.seller_id, NEW.institution_id, NEW.sent_at, NEW.last_on, NEW.notice, NEW.return_by)
       IS DISTINCT FROM (OLD.id, OLD.contract_id, OLD.order_id, OLD.purchaser_id, OLD.seller_id, OLD.institution_id, OLD.sent_at, OLD.last_on, OLD.notice, OLD.return_by)
     OR (OLD.taken_up_at IS NOT NULL AND (NEW.taken_up_at, NEW.lease_id, NEW.refund_minor) IS DISTINCT FROM (OLD.taken_up_at, OLD.lease_id, OLD.refund_minor)) THEN
    RAISE EXCEPTION 'withdrawal % cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
