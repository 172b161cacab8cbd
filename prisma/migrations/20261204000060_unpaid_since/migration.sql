-- Since when a bill is late follows from its kind and from the day on which it was asked for too: both are read out of the index.
-- Guards -------------------------------------------------------------------------------------------
DROP INDEX invoice_unpaid;
CREATE INDEX invoice_unpaid ON invoice (currency, lease_id) INCLUDE (due_on, billed_on, deferred_to, state, kind, amount_minor, credit_minor) WHERE state IN ('OPEN', 'DEFERRED');
