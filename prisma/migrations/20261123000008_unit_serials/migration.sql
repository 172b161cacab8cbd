-- One physical thing is on one shelf of its seller (3): a serial stands in one unit at a time, over all the seller's
-- listings. The maker is no part of it: a brand is free text of a version, and a thing leased twice is worse than a
-- serial that must be told apart. A withdrawn unit has left the shelf, so the thing may stand in another listing.
CREATE UNIQUE INDEX "listing_id_seller_id_key" ON "listing"("id", "seller_id");

ALTER TABLE "unit" ADD COLUMN "seller_id" TEXT;
UPDATE unit u SET seller_id = l.seller_id FROM listing l WHERE l.id = u.listing_id;
ALTER TABLE "unit" ALTER COLUMN "seller_id" SET NOT NULL;

-- Carried by the listing: a unit cannot name another seller than its own.
ALTER TABLE "unit" DROP CONSTRAINT "unit_listing_id_fkey";
ALTER TABLE "unit" ADD CONSTRAINT "unit_listing_id_seller_id_fkey" FOREIGN KEY ("listing_id", "seller_id") REFERENCES "listing"("id", "seller_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What stands twice already: the one that somebody has stays, else the first; free copies leave the shelf, and it is
-- written down. Two copies in use end the migration here, for a person to look at.
WITH ranked AS (
  SELECT id, row_number() OVER (PARTITION BY seller_id, upper(serial) ORDER BY (state = 'AVAILABLE'), created_at, id) AS place
    FROM unit WHERE state <> 'WITHDRAWN'
), withdrawn AS (
  UPDATE unit u SET state = 'WITHDRAWN' FROM ranked r WHERE r.id = u.id AND r.place > 1 AND u.state = 'AVAILABLE' RETURNING u.id, u.listing_id, u.serial
)
INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, reason, data, at)
SELECT 'listing', listing_id, 'listing.unit-withdrawn', 'system', 'SYSTEM', 'serial stands in another unit of the seller', jsonb_build_object('unitId', id, 'serial', serial), now() FROM withdrawn;

CREATE UNIQUE INDEX unit_serial_once ON unit (seller_id, upper(serial)) WHERE state <> 'WITHDRAWN';
