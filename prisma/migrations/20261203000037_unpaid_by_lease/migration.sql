-- What is not paid, lease by lease, is read out of an index alone: its ages need neither the bills themselves nor a hash of all leases.
-- Guards -------------------------------------------------------------------------------------------
CREATE INDEX invoice_unpaid ON invoice (currency, lease_id) INCLUDE (due_on, deferred_to, state, amount_minor, credit_minor) WHERE state IN ('OPEN', 'DEFERRED');
