-- The sandbox's refunds that fail after they were accepted.
ALTER TABLE "sandbox_refund" ADD COLUMN "fails_at" TIMESTAMPTZ(3), ADD COLUMN "failed_payout_id" TEXT;
ALTER TABLE "sandbox_refund" ADD CONSTRAINT "sandbox_refund_failed_payout_id_fkey" FOREIGN KEY ("failed_payout_id") REFERENCES "sandbox_payout"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------

ALTER TABLE sandbox_refund ADD CONSTRAINT sandbox_refund_fails CHECK (failed_payout_id IS NULL OR fails_at IS NOT NULL);

-- What payouts say has failed, of which there is little, and the refunds that it is said of, by the gateway's number.
CREATE INDEX gateway_payout_line_failed ON gateway_payout_line (gateway, reference) WHERE kind = 'REFUND' AND reference LIKE '%:failed';
CREATE INDEX attempt_refund_reference ON attempt_refund (reference) WHERE reference IS NOT NULL;
CREATE INDEX credit_refund_reference ON credit_refund (reference) WHERE reference IS NOT NULL;
CREATE INDEX withdrawal_refund_reference ON withdrawal_refund (reference) WHERE reference IS NOT NULL;
