-- Which thing was allocated where another was sent in its place: who reviews the contract is told. What was sent before
-- this is read from the audit log.
ALTER TABLE "delivery" ADD COLUMN "instead_of_serial" TEXT;
UPDATE delivery d SET instead_of_serial = u.serial FROM audit_entry a JOIN unit u ON u.id = a.data ->> 'insteadOf'
 WHERE a.subject_type = 'order' AND a.subject_id = d.order_id AND a.action = 'delivery.shipped';
