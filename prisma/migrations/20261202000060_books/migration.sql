-- AlterTable
ALTER TABLE "billing_day" ADD COLUMN     "last_due" DATE NOT NULL DEFAULT '0001-01-01'::date;

-- CreateIndex
CREATE INDEX "journal_entry_currency_occurred_on_id_idx" ON "journal_entry"("currency", "occurred_on", "id");

-- Guards -------------------------------------------------------------------------------------------
-- An entry is whole in the statement that writes its lines: it has its first among them, so nothing is added to it later,
-- even what would balance by itself.
CREATE OR REPLACE FUNCTION journal_lines_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE off record;
BEGIN
  SELECT entry_id, sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END) AS difference INTO off
    FROM added GROUP BY entry_id HAVING sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END) <> 0 OR min(line) <> 1 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal entry % %', off.entry_id, CASE off.difference WHEN 0 THEN 'is added to' ELSE 'does not balance: ' || off.difference END USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
