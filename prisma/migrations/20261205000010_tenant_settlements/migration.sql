-- What a lender that we play pays the seller of a contract that it issued: once a contract, told to its mall in the same transaction.
CREATE TYPE "TenantSettlementState" AS ENUM ('DUE', 'PAID', 'OFF');
CREATE TABLE "tenant_settlement" (
    "contract_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "state" "TenantSettlementState" NOT NULL DEFAULT 'DUE',
    "pay_on" DATE NOT NULL,
    "version" INTEGER,
    "paid_at" TIMESTAMPTZ(3),
    "callback_id" TEXT,

    CONSTRAINT "tenant_settlement_pkey" PRIMARY KEY ("contract_id")
);
CREATE UNIQUE INDEX "tenant_settlement_callback_id_key" ON "tenant_settlement"("callback_id");
ALTER TABLE "tenant_settlement" ADD CONSTRAINT "tenant_settlement_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "tenant_contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tenant_settlement" ADD CONSTRAINT "tenant_settlement_callback_id_fkey" FOREIGN KEY ("callback_id") REFERENCES "tenant_callback"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What a sweep looks for.
CREATE INDEX tenant_settlement_due ON tenant_settlement (pay_on, contract_id) WHERE state = 'DUE';

-- Contracts from before it: none of their sellers was paid. What was told of them stands in the audit log alone.
INSERT INTO tenant_settlement (contract_id, currency, amount_minor, state, pay_on)
SELECT c.id, c.body #>> '{terms,currency}', (c.body #>> '{terms,cashPrice}')::bigint - (c.body #>> '{terms,firstPayment}')::bigint,
       (CASE WHEN e.ended THEN 'OFF' ELSE 'DUE' END)::"TenantSettlementState",
       GREATEST(((c.answer ->> 'issuedAt')::timestamptz AT TIME ZONE 'Asia/Seoul')::date + 15, e.refused_on + 60)
  FROM tenant_contract c CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(a.data ->> 'type' IN ('WITHDRAWAL', 'RETURN')), false) AS ended,
           max((a.at AT TIME ZONE 'Asia/Seoul')::date) FILTER (WHERE a.data ->> 'type' = 'PAYMENT_REFUSAL') AS refused_on
      FROM audit_entry a WHERE a.subject_type = 'tenant-contract' AND a.subject_id = c.id AND a.action = 'tenant-contract.event') e;

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE tenant_settlement ADD CONSTRAINT tenant_settlement_amount CHECK (amount_minor > 0);
ALTER TABLE tenant_settlement ADD CONSTRAINT tenant_settlement_paid CHECK ((state = 'PAID') = (paid_at IS NOT NULL) AND (state = 'PAID') = (callback_id IS NOT NULL) AND (state = 'PAID') = (version IS NOT NULL));

CREATE FUNCTION tenant_settlement_as_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'DUE' OR NOT EXISTS (SELECT 1 FROM tenant_contract c WHERE c.id = NEW.contract_id AND c.body #>> '{terms,currency}' = NEW.currency
       AND (c.body #>> '{terms,cashPrice}')::numeric - (c.body #>> '{terms,firstPayment}')::numeric = NEW.amount_minor) THEN
    RAISE EXCEPTION 'the seller of contract % is not to be paid so', NEW.contract_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tenant_settlement_as_issued BEFORE INSERT ON tenant_settlement FOR EACH ROW EXECUTE FUNCTION tenant_settlement_as_issued();

-- What was paid, or will not be, stays so. The sum is the contract's; the day only moves away, and nothing is paid before it.
CREATE FUNCTION tenant_settlement_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DUE' OR (NEW.contract_id, NEW.currency, NEW.amount_minor) <> (OLD.contract_id, OLD.currency, OLD.amount_minor) OR NEW.pay_on < OLD.pay_on
     OR (NEW.state = 'PAID' AND (NEW.paid_at AT TIME ZONE 'Asia/Seoul')::date < NEW.pay_on) THEN
    RAISE EXCEPTION 'what the seller of contract % is paid does not change so', OLD.contract_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tenant_settlement_moves BEFORE UPDATE ON tenant_settlement FOR EACH ROW EXECUTE FUNCTION tenant_settlement_moves();
CREATE TRIGGER tenant_settlement_stays BEFORE DELETE ON tenant_settlement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tenant_settlement_no_truncate BEFORE TRUNCATE ON tenant_settlement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
