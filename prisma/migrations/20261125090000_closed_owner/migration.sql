-- A closed account owns no shop: who is left there needs an owner. A shop that its last person closed behind them needs none.
CREATE OR REPLACE FUNCTION seller_keeps_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE shop text;
BEGIN
  FOR shop IN SELECT DISTINCT s FROM unnest(ARRAY[to_jsonb(OLD) ->> 'seller_id', to_jsonb(NEW) ->> 'seller_id']) s WHERE s IS NOT NULL ORDER BY s LOOP
    PERFORM 1 FROM seller WHERE id = shop FOR NO KEY UPDATE;
    IF FOUND AND NOT EXISTS (SELECT 1 FROM app_user WHERE seller_id = shop AND 'OWNER' = ANY (seller_roles) AND suspended_at IS NULL AND closed_at IS NULL)
       AND (EXISTS (SELECT 1 FROM app_user WHERE seller_id = shop AND closed_at IS NULL) OR NOT EXISTS (SELECT 1 FROM app_user WHERE seller_id = shop)) THEN
      RAISE EXCEPTION 'seller % has no owner left', shop USING ERRCODE = 'check_violation', CONSTRAINT = 'seller_keeps_owner';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

DROP TRIGGER app_user_moves ON app_user;
CREATE CONSTRAINT TRIGGER app_user_moves AFTER UPDATE ON app_user DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.seller_id, OLD.seller_roles, OLD.suspended_at, OLD.closed_at) IS DISTINCT FROM (NEW.seller_id, NEW.seller_roles, NEW.suspended_at, NEW.closed_at))
  EXECUTE FUNCTION seller_keeps_owner();
