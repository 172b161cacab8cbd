-- CreateEnum
CREATE TYPE "ScorecardState" AS ENUM ('DRAFT', 'PROPOSED', 'ACTIVE', 'RETIRED', 'REJECTED');

-- CreateEnum
CREATE TYPE "ObjectionState" AS ENUM ('OPEN', 'ANSWERED');

-- CreateEnum
CREATE TYPE "ObjectionOutcome" AS ENUM ('KEPT', 'LOOK_AGAIN');

-- AlterTable
ALTER TABLE "limit_ask" ADD COLUMN     "helps" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "scorecard" (
    "version" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "state" "ScorecardState" NOT NULL DEFAULT 'DRAFT',
    "made_by_id" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "scorecard_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "limit_objection" (
    "id" TEXT NOT NULL,
    "ask_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "ObjectionState" NOT NULL DEFAULT 'OPEN',
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "overdue_told_at" TIMESTAMPTZ(3),
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "outcome" "ObjectionOutcome",
    "new_request_id" TEXT,

    CONSTRAINT "limit_objection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "scorecard_made_at_version_idx" ON "scorecard"("made_at" DESC, "version");

-- CreateIndex
CREATE UNIQUE INDEX "limit_objection_new_request_id_key" ON "limit_objection"("new_request_id");

-- CreateIndex
CREATE INDEX "limit_objection_state_answer_by_id_idx" ON "limit_objection"("state", "answer_by", "id");

-- CreateIndex
CREATE INDEX "limit_objection_purchaser_id_idx" ON "limit_objection"("purchaser_id");

-- AddForeignKey
ALTER TABLE "limit_objection" ADD CONSTRAINT "limit_objection_ask_id_purchaser_id_seller_id_institution__fkey" FOREIGN KEY ("ask_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "limit_ask"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand -----------------------------------------------------------------------------------------
-- Maker is not checker, whoever writes the row; only the version that the house began with has neither.
ALTER TABLE scorecard
  ADD CONSTRAINT scorecard_version CHECK (version ~ '^[A-Z0-9-]{3,40}$' AND body ->> 'version' = version),
  ADD CONSTRAINT scorecard_two_people CHECK (decided_by_id <> made_by_id),
  ADD CONSTRAINT scorecard_made CHECK (made_by_id IS NOT NULL OR version = 'DESK-2026-11'),
  ADD CONSTRAINT scorecard_proposed CHECK ((state::text = 'DRAFT') = (proposed_at IS NULL)),
  ADD CONSTRAINT scorecard_decided CHECK ((state::text IN ('DRAFT', 'PROPOSED')) = (decided_at IS NULL)
    AND (decided_by_id IS NULL) = (note IS NULL) AND (decided_by_id IS NULL) = (decided_at IS NULL OR made_by_id IS NULL)),
  ADD CONSTRAINT scorecard_retired CHECK ((state::text = 'RETIRED') = (retired_at IS NOT NULL));
CREATE UNIQUE INDEX scorecard_one_active ON scorecard (state) WHERE state = 'ACTIVE';

-- An installation with data goes on deciding as before.
INSERT INTO scorecard (version, body, state, made_at, proposed_at, decided_at)
VALUES ('DESK-2026-11', $card${
  "version": "DESK-2026-11",
  "currency": "KRW",
  "annualRate": "0.079",
  "declineBelow": 40,
  "referBelow": 55,
  "maxBurdenBps": 4000,
  "maxExposure": "20000000",
  "approvalDays": 14,
  "sellerExposure": "200000000",
  "sellerExposureDays": 365,
  "lowScore": {"code": "LOW_SCORE", "ko": "소득, 하는 일, 매달 나가는 돈을 함께 본 점수가 기준보다 낮습니다.", "en": "Income, work and monthly obligations together score below our mark."},
  "instalmentTooHigh": {"code": "INSTALMENT_TOO_HIGH", "ko": "월 납입금이 소득에서 매달 나가는 돈을 뺀 여유보다 큽니다.", "en": "The instalment is more than income leaves after other obligations."},
  "exposureTooHigh": {"code": "EXPOSURE_TOO_HIGH", "ko": "이미 쓰고 있는 한도와 더하면 한 사람에게 드릴 수 있는 금액을 넘습니다.", "en": "Together with the limit in use it is more than one person may have here."},
  "rules": [
    {"code": "UNDER_AGE", "effect": "DECLINE", "points": 0, "when": [{"measure": "ageYears", "below": "19"}], "ko": "성년이 되는 해부터 신청할 수 있습니다.", "en": "A limit can be asked for from the year you come of age."},
    {"code": "AGE_AT_END", "effect": "REFER", "points": 0, "when": [{"measure": "ageAtEnd", "atLeast": "80"}], "ko": "계약이 끝날 때의 나이 때문에 담당자가 살펴봅니다.", "en": "A person looks at it because of the age at the end of the contract."},
    {"code": "NO_INCOME", "effect": "DECLINE", "points": 0, "when": [{"measure": "annualIncome", "below": "6000000"}], "ko": "적어 주신 연소득으로는 매달 낼 돈을 확인하기 어렵습니다.", "en": "The income stated does not show what the instalments would be paid from."},
    {"code": "HIGH_AMOUNT", "effect": "REFER", "points": 0, "when": [{"measure": "financed", "atLeast": "10000000"}], "ko": "1,000만 원이 넘는 금액은 담당자가 살펴봅니다.", "en": "A person looks at amounts of ₩10,000,000 and more."},
    {"code": "INCOME_50M", "effect": "POINTS", "points": 35, "when": [{"measure": "annualIncome", "atLeast": "50000000"}], "ko": "연소득 5,000만 원 이상", "en": "Income of ₩50,000,000 and more a year"},
    {"code": "INCOME_30M", "effect": "POINTS", "points": 28, "when": [{"measure": "annualIncome", "atLeast": "30000000", "below": "50000000"}], "ko": "연소득 3,000만 원 이상", "en": "Income of ₩30,000,000 and more a year"},
    {"code": "INCOME_18M", "effect": "POINTS", "points": 18, "when": [{"measure": "annualIncome", "atLeast": "18000000", "below": "30000000"}], "ko": "연소득 1,800만 원 이상", "en": "Income of ₩18,000,000 and more a year"},
    {"code": "INCOME_6M", "effect": "POINTS", "points": 8, "when": [{"measure": "annualIncome", "atLeast": "6000000", "below": "18000000"}], "ko": "연소득 600만 원 이상", "en": "Income of ₩6,000,000 and more a year"},
    {"code": "EMPLOYED", "effect": "POINTS", "points": 20, "when": [{"employment": ["EMPLOYED"]}], "ko": "직장인", "en": "Employed"},
    {"code": "SELF_EMPLOYED", "effect": "POINTS", "points": 14, "when": [{"employment": ["SELF_EMPLOYED", "RETIRED"]}], "ko": "자영업 또는 은퇴", "en": "Self-employed or retired"},
    {"code": "OTHER_WORK", "effect": "POINTS", "points": 6, "when": [{"employment": ["STUDENT", "OTHER"]}], "ko": "학생 또는 기타", "en": "Student or other"},
    {"code": "BURDEN_LOW", "effect": "POINTS", "points": 30, "when": [{"measure": "burdenBps", "below": "1500"}], "ko": "매달 나가는 돈이 소득의 15% 미만", "en": "Obligations under 15% of income"},
    {"code": "BURDEN_MIDDLE", "effect": "POINTS", "points": 18, "when": [{"measure": "burdenBps", "atLeast": "1500", "below": "3000"}], "ko": "매달 나가는 돈이 소득의 30% 미만", "en": "Obligations under 30% of income"},
    {"code": "BURDEN_HIGH", "effect": "POINTS", "points": 6, "when": [{"measure": "burdenBps", "atLeast": "3000", "below": "4000"}], "ko": "매달 나가는 돈이 소득의 40% 미만", "en": "Obligations under 40% of income"},
    {"code": "FIRST_PAYMENT", "effect": "POINTS", "points": 10, "when": [{"measure": "firstPaymentBps", "atLeast": "1000"}], "ko": "선납금 10% 이상", "en": "First payment of 10% and more"},
    {"code": "SHORT_TERM", "effect": "POINTS", "points": 5, "when": [{"measure": "termMonths", "below": "37"}], "ko": "36개월까지", "en": "Up to 36 months"}
  ]
}$card$, 'ACTIVE', '2026-11-01T00:00:00+09', '2026-11-01T00:00:00+09', '2026-11-01T00:00:00+09');

-- DRAFT → PROPOSED → ACTIVE → RETIRED, or REJECTED. Once proposed a body stays as it was, and so does who made it.
CREATE FUNCTION scorecard_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' THEN RAISE EXCEPTION 'scorecard % does not begin as a draft', NEW.version USING ERRCODE = 'check_violation'; END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'DRAFT' AND (TG_OP = 'DELETE' OR NEW.body IS DISTINCT FROM OLD.body OR NEW.proposed_at IS DISTINCT FROM OLD.proposed_at) THEN
    RAISE EXCEPTION 'scorecard % has left its draft', OLD.version USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF (NEW.version, NEW.made_by_id, NEW.made_at) IS DISTINCT FROM (OLD.version, OLD.made_by_id, OLD.made_at)
     OR (OLD.decided_at IS NOT NULL AND (NEW.decided_by_id, NEW.decided_at, NEW.note) IS DISTINCT FROM (OLD.decided_by_id, OLD.decided_at, OLD.note)) THEN
    RAISE EXCEPTION 'who made and decided on scorecard % stays as it was', OLD.version USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('DRAFT', 'PROPOSED'), ('PROPOSED', 'ACTIVE'), ('PROPOSED', 'REJECTED'), ('ACTIVE', 'RETIRED')) THEN
    RAISE EXCEPTION 'scorecard % does not go from % to %', OLD.version, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scorecard_moves BEFORE INSERT OR UPDATE OR DELETE ON scorecard FOR EACH ROW EXECUTE FUNCTION scorecard_moves();

ALTER TABLE limit_objection
  ADD CONSTRAINT limit_objection_text CHECK (length(text) BETWEEN 1 AND 1000 AND (answer IS NULL OR length(answer) BETWEEN 1 AND 1000)),
  ADD CONSTRAINT limit_objection_time CHECK (answer_by > made_at),
  ADD CONSTRAINT limit_objection_answered CHECK ((state::text = 'ANSWERED') = (answered_by_id IS NOT NULL)
    AND (answered_by_id IS NULL) = (answered_at IS NULL) AND (answered_at IS NULL) = (answer IS NULL) AND (answer IS NULL) = (outcome IS NULL)),
  ADD CONSTRAINT limit_objection_again CHECK ((outcome IS NOT NULL AND outcome::text = 'LOOK_AGAIN') = (new_request_id IS NOT NULL)),
  ADD CONSTRAINT limit_objection_not_oneself CHECK (answered_by_id <> purchaser_id);
CREATE UNIQUE INDEX limit_objection_one_open ON limit_objection (ask_id) WHERE state = 'OPEN';

-- Against a decline alone; answered by somebody else than who decided; and an answer is one for good. Only the words
-- of a person who has left may be taken out.
CREATE FUNCTION limit_objection_heard() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.answered_by_id = asked.decided_by_id THEN
    RAISE EXCEPTION 'objection % is answered by who decided', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'limit_objection_other_person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER limit_objection_heard BEFORE INSERT OR UPDATE ON limit_objection FOR EACH ROW EXECUTE FUNCTION limit_objection_heard();

-- What the desk was asked last, whatever became of it: the cases that a changed scorecard is tried on.
CREATE INDEX limit_ask_institution_id_asked_at_idx ON limit_ask (institution_id, asked_at DESC);
