-- Goods that do not come back: their return ends, and with it the lease.
ALTER TYPE "ReturnState" ADD VALUE 'LOST';
ALTER TYPE "LeaseEnd" ADD VALUE 'LOST';
ALTER TABLE "lease_return" ADD COLUMN "lost_minor" BIGINT;
