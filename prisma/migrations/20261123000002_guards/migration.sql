-- What the schema language cannot say: checks, partial unique indexes, append-only tables, the audit chain.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Readable numbers ------------------------------------------------------------------------------
CREATE SEQUENCE number_o;
CREATE SEQUENCE number_l;
CREATE SEQUENCE number_r;
CREATE SEQUENCE number_dm;
CREATE SEQUENCE number_ls;

CREATE FUNCTION next_number(series text, at timestamptz) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE n bigint := nextval(('number_' || lower(series))::regclass);
BEGIN
  RETURN series || '-' || to_char(at AT TIME ZONE 'Asia/Seoul', 'YYMM') || '-' || lpad(n::text, greatest(4, length(n::text)), '0');
END $$;

-- Append-only tables (9, 13) ---------------------------------------------------------------------
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE ON journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_line_append_only BEFORE UPDATE OR DELETE ON journal_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_line_no_truncate BEFORE TRUNCATE ON journal_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contract_document_append_only BEFORE UPDATE OR DELETE ON stored_file FOR EACH ROW
  WHEN (OLD.purpose = 'CONTRACT_DOCUMENT') EXECUTE FUNCTION refuse_change();

-- The audit chain: one per subject, made by the database (13) --------------------------------------
CREATE FUNCTION audit_hash(e audit_entry) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\x1f', e.prev_hash, e.subject_type, e.subject_id, e.seq::text, e.action, e.actor_id,
    e.actor_role, coalesce(e.reason, ''), coalesce(e.data::text, ''), extract(epoch FROM e.at)::text), 'UTF8')), 'hex')
$$;

CREATE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_type || ':' || NEW.subject_id, 0));
  SELECT a.seq, a.hash INTO head FROM audit_entry a
    WHERE a.subject_type = NEW.subject_type AND a.subject_id = NEW.subject_id ORDER BY a.seq DESC LIMIT 1;
  NEW.seq := coalesce(head.seq, 0) + 1;
  NEW.prev_hash := coalesce(head.hash, '');
  NEW.hash := audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_link BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_link();

-- People ----------------------------------------------------------------------------------------
ALTER TABLE app_user
  ADD CONSTRAINT app_user_email_lower CHECK (email = lower(email) AND length(email) <= 254),
  ADD CONSTRAINT app_user_seller CHECK ((role = 'SELLER') = (seller_id IS NOT NULL)),
  ADD CONSTRAINT app_user_purchaser_birth CHECK (role <> 'PURCHASER' OR birth_date IS NOT NULL);
ALTER TABLE seller ADD CONSTRAINT seller_number_form CHECK (business_number ~ '^[0-9]{10}$');

-- Catalogue -------------------------------------------------------------------------------------
ALTER TABLE listing_version
  ADD CONSTRAINT listing_version_price CHECK (cash_price_minor > 0),
  ADD CONSTRAINT listing_version_first CHECK (0 <= first_payment_min_bps AND first_payment_min_bps <= first_payment_max_bps AND first_payment_max_bps <= 9000),
  ADD CONSTRAINT listing_version_return CHECK (return_charge_bps BETWEEN 0 AND 1000);
ALTER TABLE listing ADD CONSTRAINT listing_published CHECK (status <> 'PUBLISHED' OR published_version_id IS NOT NULL);

CREATE FUNCTION refuse_frozen_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'listing_version % is published and cannot change', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER listing_version_frozen BEFORE UPDATE OR DELETE ON listing_version FOR EACH ROW
  WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION refuse_frozen_version();

CREATE INDEX listing_mall ON listing (published_at DESC, id DESC) WHERE status = 'PUBLISHED';
CREATE INDEX listing_mall_category ON listing (category_code, published_at DESC, id DESC) WHERE status = 'PUBLISHED';
CREATE INDEX listing_search ON listing USING gin (search_text gin_trgm_ops) WHERE status = 'PUBLISHED';

-- Limits (1, 2) -----------------------------------------------------------------------------------
ALTER TABLE limit_request ADD CONSTRAINT limit_request_amounts
  CHECK (annual_income_minor >= 0 AND monthly_obligations_minor >= 0 AND first_payment_minor >= 0 AND term_months BETWEEN 1 AND 120);
ALTER TABLE approval
  ADD CONSTRAINT approval_never_over CHECK (held_minor >= 0 AND used_minor >= 0 AND held_minor + used_minor <= approved_minor),
  ADD CONSTRAINT approval_month_never_over CHECK (monthly_held_minor >= 0 AND monthly_used_minor >= 0 AND monthly_held_minor + monthly_used_minor <= monthly_cap_minor);
ALTER TABLE seller_limit
  ADD CONSTRAINT seller_limit_never_over CHECK (held_minor >= 0 AND used_minor >= 0 AND held_minor + used_minor <= approved_minor);
ALTER TABLE limit_hold ADD CONSTRAINT limit_hold_amounts CHECK (amount_minor > 0 AND monthly_minor > 0);
CREATE UNIQUE INDEX limit_ask_once ON limit_ask (limit_request_id, institution_id) WHERE accepts_offer IS NULL AND state <> 'LOST';

-- Orders (2, 3) -----------------------------------------------------------------------------------
CREATE UNIQUE INDEX lease_order_one_open_form ON lease_order (purchaser_id, listing_id) WHERE state = 'FORM';
CREATE UNIQUE INDEX lease_order_unit_once ON lease_order (unit_id)
  WHERE unit_id IS NOT NULL AND state IN ('FORM', 'SIGNED', 'PLACED', 'ACCEPTED', 'CONTRACTED');
ALTER TABLE lease_order
  ADD CONSTRAINT lease_order_amounts CHECK (financed_minor > 0 AND instalment_minor > 0 AND total_cost_minor > 0 AND first_payment_minor >= 0),
  ADD CONSTRAINT lease_order_due_day CHECK (due_day BETWEEN 1 AND 31),
  ADD CONSTRAINT lease_order_signed CHECK (state IN ('FORM', 'EXPIRED', 'CANCELLED', 'ENDED') OR (signed_at IS NOT NULL AND signature_name IS NOT NULL
    AND recipient_name IS NOT NULL AND phone IS NOT NULL AND road IS NOT NULL AND due_day IS NOT NULL AND mandate_masked IS NOT NULL AND unit_id IS NOT NULL));

-- Contracts and leases (3, 4, 5) --------------------------------------------------------------------
ALTER TABLE contract ADD CONSTRAINT contract_delivered CHECK (state <> 'DELIVERED'
  OR (document_id IS NOT NULL AND document_sha256 IS NOT NULL AND delivered_at IS NOT NULL AND reviewed_by_id IS NOT NULL));
CREATE UNIQUE INDEX lease_unit_once ON lease (unit_id) WHERE state = 'ACTIVE';
ALTER TABLE lease_instalment ADD CONSTRAINT lease_instalment_parts
  CHECK (interest_minor + principal_minor = amount_minor AND amount_minor >= 0 AND interest_minor >= 0 AND balance_minor >= 0 AND seq >= 0);

-- Whole: n rows numbered 1…n, whose principal (less the residual kept as the last balance) is the financed amount.
CREATE FUNCTION lease_schedule_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE subject text := coalesce(to_jsonb(NEW) ->> 'lease_id', to_jsonb(NEW) ->> 'id', to_jsonb(OLD) ->> 'lease_id');
  l lease; parts record;
BEGIN
  SELECT * INTO l FROM lease WHERE id = subject;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT count(*) AS rows, coalesce(sum(principal_minor), 0) AS principal, coalesce(max(seq), 0) AS last,
         (SELECT coalesce(sum(amount_minor), 0) FROM lease_instalment WHERE lease_id = l.id) AS total
    INTO parts FROM lease_instalment WHERE lease_id = l.id AND seq > 0;
  IF parts.rows <> l.term_months OR parts.last <> l.term_months OR parts.principal <> l.financed_minor - l.residual_minor
     OR parts.total <> l.total_cost_minor THEN
    RAISE EXCEPTION 'schedule of lease % is not whole: % rows of %, principal % of %, total % of %', l.id, parts.rows, l.term_months,
      parts.principal, l.financed_minor - l.residual_minor, parts.total, l.total_cost_minor USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lease_whole AFTER INSERT OR UPDATE ON lease DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION lease_schedule_whole();
CREATE CONSTRAINT TRIGGER lease_instalment_whole AFTER INSERT OR UPDATE OF amount_minor, principal_minor, seq OR DELETE ON lease_instalment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lease_schedule_whole();

-- Ledger (8) --------------------------------------------------------------------------------------
ALTER TABLE journal_line ADD CONSTRAINT journal_line_positive CHECK (amount_minor > 0);
CREATE FUNCTION journal_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE entry text := coalesce(to_jsonb(NEW) ->> 'entry_id', to_jsonb(NEW) ->> 'id'); difference numeric; rows int;
BEGIN
  SELECT coalesce(sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END), 0), count(*) INTO difference, rows
    FROM journal_line WHERE entry_id = entry;
  IF difference <> 0 OR rows < 2 THEN
    RAISE EXCEPTION 'journal entry % does not balance: % over % lines', entry, difference, rows USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_entry_balanced AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION journal_balanced();
CREATE CONSTRAINT TRIGGER journal_line_balanced AFTER INSERT ON journal_line DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION journal_balanced();

-- Demo clock: one row -------------------------------------------------------------------------------
ALTER TABLE demo_clock ADD CONSTRAINT demo_clock_one CHECK (id = 1);
