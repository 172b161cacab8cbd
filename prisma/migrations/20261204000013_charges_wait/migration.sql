-- A late charge of what was paid while billing rested is asked for once that is over; a sweep finds it by this.
ALTER TABLE "lease_overdue" ADD COLUMN "charges_wait" BOOLEAN NOT NULL DEFAULT false;

-- Guards -------------------------------------------------------------------------------------------
CREATE INDEX lease_overdue_charges_wait ON lease_overdue (lease_id) WHERE charges_wait;
