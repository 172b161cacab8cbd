-- Whoever takes the guarantees of a seller over that is gone has as long for what is broken already as was promised: days
-- in which nobody is late, granted with their end.
ALTER TABLE "claim_pause" ADD COLUMN     "granted" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE claim_pause ADD CONSTRAINT claim_pause_granted CHECK (NOT granted OR until_at IS NOT NULL);
-- That a successor has agreed, and how.
ALTER TABLE "guarantee_successor" ADD COLUMN     "agreed_note" TEXT;
