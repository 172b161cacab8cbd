-- A method that was taken away is forgotten at its gateway too; until it is, a sweep finds it.
ALTER TABLE "sandbox_mandate" ADD COLUMN "detached_at" TIMESTAMPTZ(3);

-- Guards -------------------------------------------------------------------------------------------
CREATE INDEX payment_method_detach ON payment_method (ended_at, id) WHERE state = 'REMOVED' AND token IS NOT NULL;
