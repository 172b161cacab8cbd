-- What was proposed for a seller stays as it was, begins open, and what is closed stays closed (14): the same as at a
-- purchaser's request.
CREATE FUNCTION seller_limit_proposal_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'OPEN' THEN RAISE EXCEPTION 'proposal % does not begin open', NEW.id USING ERRCODE = 'check_violation'; END IF;
  ELSIF OLD.state <> 'OPEN' OR (NEW.seller_limit_id, NEW.amount_minor, NEW.before_minor, NEW.note, NEW.proposed_by, NEW.proposed_at)
        IS DISTINCT FROM (OLD.seller_limit_id, OLD.amount_minor, OLD.before_minor, OLD.note, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'proposal % cannot change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seller_limit_proposal_moves BEFORE INSERT OR UPDATE ON seller_limit_proposal FOR EACH ROW EXECUTE FUNCTION seller_limit_proposal_moves();

-- The desk's live limits for the whole mall, newest first.
CREATE INDEX pre_approval_live ON pre_approval (created_at DESC, id DESC) WHERE status = 'LIVE';
