-- Guards -------------------------------------------------------------------------------------------
-- What a sweep carries out is walked by its day: what waits for an unpaid bill is passed, and stands in nobody's way.
CREATE INDEX lease_transfer_due ON lease_transfer (carry_on, id) WHERE state = 'SIGNED' AND sealed_id IS NOT NULL;
