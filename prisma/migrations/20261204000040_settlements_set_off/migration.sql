-- A settlement has a readable number, as other documents do.
CREATE SEQUENCE number_st;
ALTER TABLE "settlement" ADD COLUMN "number" TEXT;
ALTER TABLE settlement DISABLE TRIGGER USER;
UPDATE settlement s SET number = 'ST-' || to_char(s.created_at AT TIME ZONE 'Asia/Seoul', 'YYMM') || '-' || lpad(n.no::text, greatest(4, length(n.no::text)), '0')
  FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS no FROM settlement) n WHERE n.id = s.id;
ALTER TABLE settlement ENABLE TRIGGER USER;
SELECT setval('number_st', greatest(1, (SELECT count(*) FROM settlement)), EXISTS (SELECT 1 FROM settlement));
ALTER TABLE "settlement" ALTER COLUMN "number" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "settlement_number_key" ON "settlement"("number");

-- Guards -------------------------------------------------------------------------------------------
-- What a seller owes is set off while the money is here still: until then a settlement may become less, by a line of its
-- own, and where nothing is left it is closed. Nothing goes to a seller that is gone or suspended.
CREATE OR REPLACE FUNCTION settlement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.number, NEW.seller_id, NEW.currency, NEW.day, NEW.carried_minor, NEW.carried_from_id, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.number, OLD.seller_id, OLD.currency, OLD.day, OLD.carried_minor, OLD.carried_from_id, OLD.created_at)
     OR NOT ((NEW.lines_minor, NEW.total_minor) = (OLD.lines_minor, OLD.total_minor)
       OR (OLD.state IN ('DRAFT', 'APPROVED', 'FAILED') AND NEW.lines_minor < OLD.lines_minor AND NEW.total_minor >= 0 AND (NEW.state = OLD.state OR NEW.state = 'CARRIED')
         AND EXISTS (SELECT 1 FROM journal_entry e JOIN journal_line j ON j.entry_id = e.id AND j.line = 1
           WHERE e.source_type = 'set-off' AND e.source_id = OLD.id AND e.kind = 'of-' || OLD.total_minor AND j.amount_minor = OLD.total_minor - NEW.total_minor)))
     OR NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (('DRAFT', 'APPROVED'), ('APPROVED', 'IN_FILE'), ('IN_FILE', 'PAID'), ('IN_FILE', 'FAILED'), ('FAILED', 'APPROVED'))
       OR (NEW.state = 'CARRIED' AND OLD.state IN ('DRAFT', 'APPROVED', 'FAILED') AND NEW.total_minor = 0))
     OR (OLD.state IN ('PAID', 'CARRIED') AND NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'settlement % cannot change so', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state = 'DRAFT' AND NEW.state = 'APPROVED' AND NEW.first_approved_by_id IS NULL AND NEW.total_minor > (SELECT two_above_minor FROM settlement_rule) THEN
    RAISE EXCEPTION 'settlement % is approved by two people', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND NEW.state IN ('APPROVED', 'IN_FILE')
     AND EXISTS (SELECT 1 FROM seller s WHERE s.id = NEW.seller_id AND (s.status <> 'APPROVED' OR EXISTS (SELECT 1 FROM guarantee_successor g WHERE g.seller_id = s.id))) THEN
    RAISE EXCEPTION 'settlement % is of a seller that is gone or suspended', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER settlement_still_adds_up AFTER UPDATE OF lines_minor ON settlement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement_adds_up();

-- What sellers are owed is read with what they owe, and without what is settled.
DROP INDEX journal_line_seller_payable;
CREATE INDEX journal_line_of_sellers ON journal_line (lease_id, entry_id, line) INCLUDE (side, amount_minor, party_id) WHERE account_code IN ('seller-payable', 'recourse-receivable');
