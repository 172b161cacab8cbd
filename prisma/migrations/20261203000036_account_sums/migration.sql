-- What accounts come to, day by day, is kept, so that the trial balance reads hundreds of rows and not millions of lines.
CREATE TABLE "account_sum" (
    "account_code" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "debit_minor" BIGINT NOT NULL,
    "credit_minor" BIGINT NOT NULL,

    CONSTRAINT "account_sum_pkey" PRIMARY KEY ("account_code","currency","day")
);
CREATE TABLE "account_movement" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
    "account_code" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "debit_minor" BIGINT NOT NULL,
    "credit_minor" BIGINT NOT NULL,

    CONSTRAINT "account_movement_pkey" PRIMARY KEY ("id")
);

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE account_sum ADD CONSTRAINT account_sum_amounts CHECK (debit_minor >= 0 AND credit_minor >= 0);
ALTER TABLE account_movement ADD CONSTRAINT account_movement_amounts CHECK (debit_minor >= 0 AND credit_minor >= 0 AND debit_minor + credit_minor > 0);
INSERT INTO account_sum (account_code, currency, day, debit_minor, credit_minor)
SELECT j.account_code, e.currency, e.occurred_on, coalesce(sum(j.amount_minor) FILTER (WHERE j.side = 'DEBIT'), 0), coalesce(sum(j.amount_minor) FILTER (WHERE j.side = 'CREDIT'), 0)
  FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id GROUP BY 1, 2, 3;

-- A statement's lines are a row for each account and day that they touch: nobody waits for anybody, as they would for a sum
-- of the day that all of them write. Each line's entry is looked up by its key: a plan is kept, and one that was made when
-- no entry was there would read all of them for each line. A sweep takes these rows together into the sums (`lib/ledger/sum-movements.ts`).
CREATE FUNCTION journal_lines_move() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM added) THEN RETURN NULL; END IF;
  INSERT INTO account_movement (account_code, currency, day, debit_minor, credit_minor)
  SELECT a.account_code, e.currency, e.occurred_on, coalesce(sum(a.amount_minor) FILTER (WHERE a.side = 'DEBIT'), 0), coalesce(sum(a.amount_minor) FILTER (WHERE a.side = 'CREDIT'), 0)
    FROM added a CROSS JOIN LATERAL (SELECT h.currency, h.occurred_on FROM journal_entry h WHERE h.id = a.entry_id LIMIT 1) e GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;
CREATE TRIGGER journal_lines_move AFTER INSERT ON journal_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal_lines_move();

-- Sums grow, and nothing of them goes.
CREATE FUNCTION account_sum_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.account_code, NEW.currency, NEW.day) IS DISTINCT FROM (OLD.account_code, OLD.currency, OLD.day) OR NEW.debit_minor < OLD.debit_minor OR NEW.credit_minor < OLD.credit_minor THEN
    RAISE EXCEPTION 'sums of account % only grow', OLD.account_code USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_sum_grows BEFORE UPDATE OR DELETE ON account_sum FOR EACH ROW EXECUTE FUNCTION account_sum_grows();
CREATE TRIGGER account_sum_no_truncate BEFORE TRUNCATE ON account_sum FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_movement_stays BEFORE UPDATE ON account_movement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_movement_no_truncate BEFORE TRUNCATE ON account_movement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
