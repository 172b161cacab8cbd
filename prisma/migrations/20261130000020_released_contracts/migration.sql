-- A contract that a lender of ours has issued binds what its order has used, until an event ends it.
ALTER TABLE "tenant_contract" ADD COLUMN "ended_at" TIMESTAMPTZ(3);

-- Events were noted in the audit log alone before this.
UPDATE tenant_contract c SET ended_at = e.at FROM (
  SELECT subject_id, min(at) AS at FROM audit_entry
   WHERE subject_type = 'tenant-contract' AND action = 'tenant-contract.event' AND data ->> 'type' IN ('WITHDRAWAL', 'EARLY_BUYOUT', 'RETURN', 'COMPLETED')
   GROUP BY subject_id) e
 WHERE e.subject_id = c.id;

-- Whoever gives back or lowers what an order has used waits for who is issuing its contract, and the other way round: both lock the hold.
CREATE FUNCTION tenant_hold_bound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.state = 'USED' AND NEW.amount_minor >= OLD.amount_minor AND NEW.monthly_minor >= OLD.monthly_minor
     AND (NEW.approval_id, NEW.order_id) = (OLD.approval_id, OLD.order_id) THEN RETURN NEW; END IF;
  IF EXISTS (SELECT 1 FROM tenant_contract c WHERE c.approval_id = OLD.approval_id AND c.order_id = OLD.order_id AND c.ended_at IS NULL) THEN
    RAISE EXCEPTION 'an issued contract binds what order % has used', OLD.order_id USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tenant_hold_bound BEFORE UPDATE OR DELETE ON tenant_hold FOR EACH ROW WHEN (OLD.state = 'USED') EXECUTE FUNCTION tenant_hold_bound();

CREATE FUNCTION tenant_contract_used() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM tenant_hold h WHERE h.approval_id = NEW.approval_id AND h.order_id = NEW.order_id AND h.state = 'USED' FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'order % has not used what its contract binds', NEW.order_id USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tenant_contract_used BEFORE INSERT OR UPDATE ON tenant_contract FOR EACH ROW WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION tenant_contract_used();

-- What has ended stays so.
CREATE FUNCTION tenant_contract_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'contract % has ended', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER tenant_contract_stays_ended BEFORE UPDATE ON tenant_contract FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION tenant_contract_stays_ended();
