-- A contract is in force when it is signed, and signed it is sealed. What an order form's signature had put in force
-- before stands as it was delivered.
DROP TRIGGER contract_sealed ON contract;
DROP TRIGGER contract_abandoned ON contract;
ALTER TABLE contract DROP CONSTRAINT contract_delivered, DROP CONSTRAINT contract_abandoned;
UPDATE contract c SET state = 'SEALED', verify_code = 'OLD' || upper(substr(md5(c.id), 1, 9)), sign_by = c.delivered_at, signed_at = o.signed_at, sealed_at = c.delivered_at,
       sealed_id = c.document_id, sealed_sha256 = c.document_sha256, sealed_bytes = c.document_bytes
  FROM lease_order o WHERE o.id = c.order_id AND c.state = 'DELIVERED';
-- Who was told of its delivery was told that it is in force: the notice of a delivery asks for a signature now.
UPDATE notification SET kind = replace(kind, 'delivered', 'sealed') WHERE kind IN ('contracts.delivered', 'contracts.delivered-seller');

ALTER TABLE contract
  ADD CONSTRAINT contract_delivered CHECK (state NOT IN ('DELIVERED', 'SIGNED', 'SEALED') OR (document_id IS NOT NULL AND document_sha256 IS NOT NULL
    AND document_bytes IS NOT NULL AND delivered_at IS NOT NULL AND reviewed_by_id IS NOT NULL AND verify_code IS NOT NULL AND sign_by IS NOT NULL)),
  ADD CONSTRAINT contract_signed CHECK ((state IN ('SIGNED', 'SEALED')) = (signed_at IS NOT NULL)),
  ADD CONSTRAINT contract_sealed CHECK ((state = 'SEALED') = (sealed_id IS NOT NULL)
    AND (sealed_id IS NULL) = (sealed_sha256 IS NULL) AND (sealed_id IS NULL) = (sealed_bytes IS NULL) AND (sealed_id IS NULL) = (sealed_at IS NULL)),
  ADD CONSTRAINT contract_abandoned CHECK ((state = 'ABANDONED') = (abandon_note IS NOT NULL) AND (state <> 'ABANDONED' OR reviewed_by_id IS NOT NULL)),
  -- Whoever wants a second person is not the one who decides (14).
  ADD CONSTRAINT contract_second CHECK (second_asked_by_id <> reviewed_by_id),
  ADD CONSTRAINT contract_supplement CHECK (supplement_no >= 0 AND (supplement_no = 0) = (change IS NULL));
CREATE UNIQUE INDEX contract_verify_code ON contract (verify_code) WHERE verify_code IS NOT NULL;

-- What was delivered says the same for ever (9, 11); what is sealed or abandoned does not change at all.
CREATE FUNCTION contract_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state IN ('SEALED', 'ABANDONED')
     OR (NEW.number, NEW.order_id, NEW.supplement_no, NEW.purchaser_id, NEW.seller_id, NEW.institution_id, NEW.round, NEW.terms, NEW.terms_sha256, NEW.particulars, NEW.change,
         NEW.financier_answer, NEW.document_id, NEW.document_sha256, NEW.document_bytes, NEW.verify_code, NEW.delivered_at)
        IS DISTINCT FROM (OLD.number, OLD.order_id, OLD.supplement_no, OLD.purchaser_id, OLD.seller_id, OLD.institution_id, OLD.round, OLD.terms, OLD.terms_sha256, OLD.particulars, OLD.change,
         OLD.financier_answer, OLD.document_id, OLD.document_sha256, OLD.document_bytes, OLD.verify_code, OLD.delivered_at) THEN
    RAISE EXCEPTION 'contract % was delivered and cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_stays BEFORE UPDATE OR DELETE ON contract FOR EACH ROW
  WHEN (OLD.state IN ('DELIVERED', 'SIGNED', 'SEALED', 'ABANDONED')) EXECUTE FUNCTION contract_stays();

-- Signed is what its purchaser signed, with a code that reached them (11).
CREATE FUNCTION contract_signed_by_purchaser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM signing s WHERE s.contract_id = NEW.id AND s.signed_at IS NOT NULL AND s.document_sha256 = NEW.document_sha256 AND s.terms_sha256 = NEW.terms_sha256
                   AND EXISTS (SELECT 1 FROM signing_code k WHERE k.contract_id = s.contract_id AND k.used_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'contract % is signed by nobody', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_signed_by_purchaser BEFORE UPDATE ON contract FOR EACH ROW
  WHEN (OLD.state = 'DELIVERED' AND NEW.state = 'SIGNED') EXECUTE FUNCTION contract_signed_by_purchaser();

ALTER TABLE signing ADD CONSTRAINT signing_whole CHECK ((signed_at IS NULL) = (signature_name IS NULL) AND (signed_at IS NULL OR read_at IS NOT NULL));
CREATE FUNCTION signing_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.signed_at IS NOT NULL OR (NEW.contract_id, NEW.purchaser_id, NEW.document_sha256, NEW.terms_sha256, NEW.opened_at)
     IS DISTINCT FROM (OLD.contract_id, OLD.purchaser_id, OLD.document_sha256, OLD.terms_sha256, OLD.opened_at) THEN
    RAISE EXCEPTION 'signing of % cannot change', OLD.contract_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signing_stays BEFORE UPDATE OR DELETE ON signing FOR EACH ROW EXECUTE FUNCTION signing_stays();

-- One live code; five tries; used once, and never after its minutes.
ALTER TABLE signing_code
  ADD CONSTRAINT signing_code_tries CHECK (tries BETWEEN 0 AND 5),
  ADD CONSTRAINT signing_code_minutes CHECK (expires_at > sent_at AND (used_at IS NULL OR used_at < expires_at)),
  ADD CONSTRAINT signing_code_end CHECK (used_at IS NULL OR ended_at IS NULL);
CREATE UNIQUE INDEX signing_code_one_live ON signing_code (contract_id) WHERE used_at IS NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX signing_code_one_used ON signing_code (contract_id) WHERE used_at IS NOT NULL;
CREATE FUNCTION signing_code_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.ended_at IS NOT NULL OR NEW.tries < OLD.tries OR (NEW.id, NEW.contract_id, NEW.sent_to, NEW.hash, NEW.sent_at, NEW.expires_at)
     IS DISTINCT FROM (OLD.id, OLD.contract_id, OLD.sent_to, OLD.hash, OLD.sent_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'signing code % cannot change', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signing_code_stays BEFORE UPDATE ON signing_code FOR EACH ROW EXECUTE FUNCTION signing_code_stays();

CREATE TRIGGER party_signature_append_only BEFORE UPDATE OR DELETE ON party_signature FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER party_signature_no_truncate BEFORE TRUNCATE ON party_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signing_no_truncate BEFORE TRUNCATE ON signing FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One key of a seller signs, one certificate of a financier seals, one root of the mall stands above them.
CREATE UNIQUE INDEX seller_key_signs ON seller_key (seller_id) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX sealing_certificate_seals ON sealing_certificate (coalesce(institution_id, '')) WHERE retired_at IS NULL;

-- A lease is of a contract in force: nothing is billed before (4).
CREATE FUNCTION lease_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM contract c WHERE c.id = NEW.contract_id AND c.state = 'SEALED' AND c.supplement_no = 0) THEN
    RAISE EXCEPTION 'contract % is not in force', NEW.contract_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_in_force BEFORE INSERT ON lease FOR EACH ROW EXECUTE FUNCTION lease_in_force();
