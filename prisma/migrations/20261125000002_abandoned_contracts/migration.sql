-- A contract that its financier refuses for good ends, with words for both sides, and stays as it was. A value of an enum
-- cannot be used in the transaction that adds it: the guards compare texts.
ALTER TYPE "ContractState" ADD VALUE 'ABANDONED';
ALTER TABLE "contract" ADD COLUMN "abandon_note" TEXT;
ALTER TABLE contract ADD CONSTRAINT contract_abandoned CHECK ((state::text = 'ABANDONED') = (abandon_note IS NOT NULL)
  AND (state::text <> 'ABANDONED' OR (reviewed_by_id IS NOT NULL AND document_id IS NULL)));
CREATE TRIGGER contract_abandoned BEFORE UPDATE OR DELETE ON contract FOR EACH ROW
  WHEN (OLD.state::text = 'ABANDONED') EXECUTE FUNCTION refuse_change();
