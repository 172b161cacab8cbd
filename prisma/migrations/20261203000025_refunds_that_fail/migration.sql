-- What a gateway says that it cannot give back for good, a person gives back.
ALTER TABLE withdrawal_refund DROP CONSTRAINT withdrawal_refund_way;
ALTER TABLE withdrawal_refund ADD CONSTRAINT withdrawal_refund_way CHECK (
  CASE state WHEN 'OWED' THEN attempt_id IS NOT NULL AND ask_at IS NOT NULL WHEN 'BY_HAND' THEN ask_at IS NULL AND reference IS NULL
             ELSE (paid_by_id IS NULL) = (reference IS NOT NULL) AND (reference IS NULL OR attempt_id IS NOT NULL) END);
CREATE OR REPLACE FUNCTION withdrawal_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'PAID'
     OR (NEW.id, NEW.withdrawal_id, NEW.attempt_id, NEW.currency, NEW.amount_minor, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.withdrawal_id, OLD.attempt_id, OLD.currency, OLD.amount_minor, OLD.created_at)
     OR (OLD.state = 'OWED' AND NEW.paid_by_id IS NOT NULL) OR (OLD.state = 'BY_HAND' AND NEW.reference IS NOT NULL)
     OR (NEW.state <> OLD.state AND NEW.state <> 'PAID' AND NOT (OLD.state = 'OWED' AND NEW.state = 'BY_HAND')) THEN
    RAISE EXCEPTION 'refund of withdrawal % cannot change so', OLD.withdrawal_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
