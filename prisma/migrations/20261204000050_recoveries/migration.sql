-- Money that came after it was written off.
CREATE TABLE "write_off_recovery" (
    "id" TEXT NOT NULL,
    "write_off_id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "financier_minor" BIGINT NOT NULL,
    "reference" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "write_off_recovery_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "write_off_recovery_lease_id_reference_key" ON "write_off_recovery"("lease_id", "reference");
CREATE INDEX "write_off_recovery_write_off_id_recorded_at_idx" ON "write_off_recovery"("write_off_id", "recorded_at");
ALTER TABLE "write_off_recovery" ADD CONSTRAINT "write_off_recovery_write_off_id_fkey" FOREIGN KEY ("write_off_id") REFERENCES "write_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "write_off_recovery" ADD CONSTRAINT "write_off_recovery_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------
ALTER TABLE write_off_recovery ADD CONSTRAINT write_off_recovery_amounts CHECK (amount_minor > 0 AND financier_minor BETWEEN 0 AND amount_minor AND length(reference) > 0);
CREATE TRIGGER write_off_recovery_append_only BEFORE UPDATE OR DELETE ON write_off_recovery FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER write_off_recovery_no_truncate BEFORE TRUNCATE ON write_off_recovery FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- No more comes back than was given up; of two at once one waits for the other.
CREATE FUNCTION recovered_at_most() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE w record;
BEGIN
  SELECT lease_id, currency, state, amount_minor INTO w FROM write_off WHERE id = NEW.write_off_id FOR UPDATE;
  IF w.state <> 'APPROVED' OR w.lease_id <> NEW.lease_id OR w.currency <> NEW.currency
     OR (SELECT coalesce(sum(r.amount_minor), 0) FROM write_off_recovery r WHERE r.write_off_id = NEW.write_off_id) + NEW.amount_minor > w.amount_minor THEN
    RAISE EXCEPTION 'write-off % does not wait for so much', NEW.write_off_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recovered_at_most BEFORE INSERT ON write_off_recovery FOR EACH ROW EXECUTE FUNCTION recovered_at_most();
