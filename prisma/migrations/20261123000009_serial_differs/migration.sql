-- What the purchaser found when looking the goods over: another serial number than was shipped, or none. Such goods are
-- not accepted as if nothing were.
ALTER TABLE "delivery" ADD COLUMN "serial_differs" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE delivery ADD CONSTRAINT delivery_other_goods CHECK (NOT (serial_differs AND decision IN ('ACCEPTED', 'BY_SILENCE')));
