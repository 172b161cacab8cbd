-- Maker and checker at the desk (14): who proposes never agrees, whatever writes the row.
CREATE TYPE "ProposalState" AS ENUM ('OPEN', 'ACCEPTED', 'RETURNED', 'WITHDRAWN', 'OVERTAKEN');

CREATE TABLE limit_proposal (
    id TEXT NOT NULL PRIMARY KEY,
    ask_id TEXT NOT NULL REFERENCES limit_ask (id),
    ask_version INTEGER NOT NULL,
    verdict JSONB NOT NULL,
    note TEXT NOT NULL,
    needs SMALLINT NOT NULL CHECK (needs IN (1, 2)),
    state "ProposalState" NOT NULL DEFAULT 'OPEN',
    proposed_by TEXT NOT NULL REFERENCES app_user (id),
    proposed_at TIMESTAMPTZ(3) NOT NULL,
    closed_at TIMESTAMPTZ(3),
    CONSTRAINT limit_proposal_closed CHECK ((state = 'OPEN') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX limit_proposal_id_proposed_by_key ON limit_proposal (id, proposed_by);
CREATE UNIQUE INDEX limit_proposal_one_open ON limit_proposal (ask_id) WHERE state = 'OPEN';
CREATE INDEX limit_proposal_ask_id_proposed_at_idx ON limit_proposal (ask_id, proposed_at);

-- The maker stands in the key, so that the check beside it can compare.
CREATE TABLE limit_proposal_check (
    proposal_id TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    checked_by TEXT NOT NULL REFERENCES app_user (id),
    agreed BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    at TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY (proposal_id, checked_by),
    CONSTRAINT limit_proposal_check_proposal FOREIGN KEY (proposal_id, proposed_by) REFERENCES limit_proposal (id, proposed_by),
    CONSTRAINT limit_proposal_maker_is_not_checker CHECK (checked_by <> proposed_by)
);
CREATE TRIGGER limit_proposal_check_append_only BEFORE UPDATE OR DELETE ON limit_proposal_check FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What was proposed stays as it was; it is accepted with all its checks, and what is closed stays closed.
CREATE FUNCTION limit_proposal_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'OPEN' THEN RAISE EXCEPTION 'proposal % does not begin open', NEW.id USING ERRCODE = 'check_violation'; END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'OPEN' OR (NEW.ask_id, NEW.ask_version, NEW.verdict, NEW.note, NEW.needs, NEW.proposed_by) IS DISTINCT FROM (OLD.ask_id, OLD.ask_version, OLD.verdict, OLD.note, OLD.needs, OLD.proposed_by) THEN
    RAISE EXCEPTION 'proposal % cannot change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'ACCEPTED' AND ((SELECT count(*) FROM limit_proposal_check c WHERE c.proposal_id = NEW.id AND c.agreed) < NEW.needs
     OR EXISTS (SELECT 1 FROM limit_proposal_check c WHERE c.proposal_id = NEW.id AND NOT c.agreed)) THEN
    RAISE EXCEPTION 'proposal % lacks a check', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER limit_proposal_moves BEFORE INSERT OR UPDATE ON limit_proposal FOR EACH ROW EXECUTE FUNCTION limit_proposal_moves();
CREATE TRIGGER limit_proposal_stays BEFORE DELETE ON limit_proposal FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- When the desk was told that little time is left: once.
ALTER TABLE limit_ask ADD COLUMN hurried_at TIMESTAMPTZ(3);

-- A seller's exposure at the desk: one proposes, another decides.
CREATE TABLE seller_limit_proposal (
    id TEXT NOT NULL PRIMARY KEY,
    seller_limit_id TEXT NOT NULL REFERENCES seller_limit (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    before_minor BIGINT NOT NULL,
    note TEXT NOT NULL,
    state "ProposalState" NOT NULL DEFAULT 'OPEN',
    proposed_by TEXT NOT NULL REFERENCES app_user (id),
    proposed_at TIMESTAMPTZ(3) NOT NULL,
    decided_by TEXT REFERENCES app_user (id),
    decided_note TEXT,
    closed_at TIMESTAMPTZ(3),
    CONSTRAINT seller_limit_maker_is_not_checker CHECK (decided_by <> proposed_by),
    CONSTRAINT seller_limit_proposal_closed CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    CONSTRAINT seller_limit_proposal_decided CHECK ((state IN ('ACCEPTED', 'RETURNED')) = (decided_by IS NOT NULL))
);
CREATE UNIQUE INDEX seller_limit_proposal_one_open ON seller_limit_proposal (seller_limit_id) WHERE state = 'OPEN';
CREATE INDEX seller_limit_proposal_seller_limit_id_proposed_at_idx ON seller_limit_proposal (seller_limit_id, proposed_at);
CREATE TRIGGER seller_limit_proposal_stays BEFORE DELETE ON seller_limit_proposal FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The desk's live approvals, newest first.
CREATE INDEX approval_live_of_financier ON approval (institution_id, created_at DESC, id DESC) WHERE status = 'LIVE';

-- An objection is answered by nobody who proposed or decided what it is about.
CREATE OR REPLACE FUNCTION limit_objection_heard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked limit_ask;
BEGIN
  SELECT * INTO asked FROM limit_ask WHERE id = NEW.ask_id;
  IF TG_OP = 'INSERT' THEN
    IF asked.state <> 'DECLINED' THEN RAISE EXCEPTION 'ask % was not declined', NEW.ask_id USING ERRCODE = 'check_violation'; END IF;
  ELSIF OLD.state = 'ANSWERED' AND (to_jsonb(NEW) - 'text' - 'answer') IS DISTINCT FROM (to_jsonb(OLD) - 'text' - 'answer') THEN
    RAISE EXCEPTION 'objection % is answered', OLD.id USING ERRCODE = 'check_violation';
  ELSIF NEW.ask_id <> OLD.ask_id OR NEW.answer_by <> OLD.answer_by OR NEW.made_at <> OLD.made_at THEN
    RAISE EXCEPTION 'objection % stays what it is about', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.answered_by_id = asked.decided_by_id
     OR EXISTS (SELECT 1 FROM limit_proposal p WHERE p.ask_id = NEW.ask_id AND p.state = 'ACCEPTED' AND p.proposed_by = NEW.answered_by_id) THEN
    RAISE EXCEPTION 'objection % is answered by who decided', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'limit_objection_other_person';
  END IF;
  RETURN NEW;
END $$;
