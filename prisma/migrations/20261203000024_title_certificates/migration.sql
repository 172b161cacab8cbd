CREATE TABLE "title_certificate" (
    "lease_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "transferred_on" DATE NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "title_certificate_pkey" PRIMARY KEY ("lease_id")
);
CREATE UNIQUE INDEX "title_certificate_number_key" ON "title_certificate"("number");
CREATE UNIQUE INDEX "title_certificate_file_id_key" ON "title_certificate"("file_id");
ALTER TABLE "title_certificate" ADD CONSTRAINT "title_certificate_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "title_certificate" ADD CONSTRAINT "title_certificate_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Guards -------------------------------------------------------------------------------------------

-- Drawn up once, of a lease with which the goods became its purchaser's, and never changed.
CREATE TRIGGER title_certificate_append_only BEFORE UPDATE OR DELETE ON title_certificate FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER title_certificate_no_truncate BEFORE TRUNCATE ON title_certificate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER title_file_append_only BEFORE UPDATE OR DELETE ON stored_file FOR EACH ROW WHEN (OLD.purpose = 'TITLE_CERTIFICATE') EXECUTE FUNCTION refuse_change();
CREATE FUNCTION title_certificate_true() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM lease l WHERE l.id = NEW.lease_id AND l.state = 'ENDED' AND l.end_cause IN ('COMPLETED', 'BOUGHT_OUT')) THEN
    RAISE EXCEPTION 'the goods of lease % are not its purchaser''s', NEW.lease_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER title_certificate_true BEFORE INSERT ON title_certificate FOR EACH ROW EXECUTE FUNCTION title_certificate_true();
-- Leases whose certificate is still to be drawn up are found by how they ended.
CREATE INDEX lease_ended_with_title ON lease (ended_at, id) WHERE state = 'ENDED' AND end_cause IN ('COMPLETED', 'BOUGHT_OUT');
