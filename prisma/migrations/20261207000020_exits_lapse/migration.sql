-- Whoever leaves because the guarantee was broken, and does not send the goods, stops what is overdue no more often than others.
ALTER TABLE lease_return DROP CONSTRAINT lease_return_rests;
ALTER TABLE lease_return ADD CONSTRAINT lease_return_rests CHECK (rests OR cause IN ('EARLY', 'EXIT_RIGHT'));
