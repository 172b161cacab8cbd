-- A return that is asked for once more while something is overdue stops nothing.
ALTER TABLE "lease_return" ADD COLUMN "rests" BOOLEAN NOT NULL DEFAULT true;

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE lease_return ADD CONSTRAINT lease_return_rests CHECK (rests OR cause = 'EARLY');
