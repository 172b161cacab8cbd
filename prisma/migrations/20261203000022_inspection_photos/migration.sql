CREATE TABLE "return_photo" (
    "file_id" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "return_id" TEXT,
    "no" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "return_photo_pkey" PRIMARY KEY ("file_id")
);
CREATE INDEX "return_photo_by_id_at_idx" ON "return_photo"("by_id", "at");
CREATE UNIQUE INDEX "return_photo_return_id_no_key" ON "return_photo"("return_id", "no");
ALTER TABLE "return_photo" ADD CONSTRAINT "return_photo_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "return_photo" ADD CONSTRAINT "return_photo_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "lease_return"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------

-- Up to eight of an inspection, numbered; what belongs to one stays as it is.
ALTER TABLE return_photo ADD CONSTRAINT return_photo_of_return CHECK ((return_id IS NULL) = (no IS NULL) AND no BETWEEN 1 AND 8);
CREATE TRIGGER return_photo_stays BEFORE UPDATE OR DELETE ON return_photo FOR EACH ROW WHEN (OLD.return_id IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- It is said with the inspection, not before and not afterwards.
CREATE FUNCTION return_photo_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.return_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lease_return r WHERE r.id = NEW.return_id AND r.state = 'ARRIVED') THEN
    RAISE EXCEPTION 'return % is not being looked over', NEW.return_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER return_photo_in_time BEFORE INSERT OR UPDATE ON return_photo FOR EACH ROW EXECUTE FUNCTION return_photo_in_time();

-- Whoever claims something for wear shows it.
CREATE FUNCTION lease_return_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM return_photo p WHERE p.return_id = NEW.id) THEN
    RAISE EXCEPTION 'wear of return % is claimed without a picture', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lease_return_shown AFTER UPDATE ON lease_return DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.claimed_minor = 0 AND NEW.claimed_minor > 0) EXECUTE FUNCTION lease_return_shown();
