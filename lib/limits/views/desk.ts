import { offersOf, firstPaymentRange } from '@/lib/catalogue/model/terms';
import type { Actor } from '@/lib/kernel/actor';
import { SEOUL } from '@/lib/kernel/calendar';
import type { Db, Deps } from '@/lib/platform/db';
import type { DecidedOn } from '../model/desk-rules';
import type { Factor } from '../model/explanation';
import type { CreditReason, Employment, ScoredRule } from '../model/scorecard';
import type { AskState } from '../model/states';
import { riskFlags, type RiskFlag } from '../model/risk-flags';
import { priced } from '../model/terms';
import { sumExposure } from '../store/approvals';
import { deskRules } from '../store/desk-rules';
import { activeScorecard } from '../store/scorecards';
import { decidedState } from './decided-state';
import { deskHistory, type DeskHistory } from './desk-history';
import { proposalsOf, type CaseProposal } from './desk-proposals';

export interface ReferredRow {
  askId: string;
  number: string;
  title: string;
  currency: string;
  financedMinor: bigint;
  instalmentMinor: bigint;
  points: number | null;
  answerBy: string;
  askedAt: string;
}

interface Assessment {
  decision?: string;
  points?: number;
  scorecard?: string;
  rules?: ScoredRule[];
  /** Every rule beside what was measured; decisions from before it was kept have the rules that held alone. */
  factors?: Factor[];
  reasons?: CreditReason[];
  maxMonthlyMinor?: string;
  maxFinancedMinor?: string;
}

const assessmentOf = (stored: unknown): Assessment => (stored && typeof stored === 'object' ? stored : {});
const factorsIn = ({ factors, rules = [] }: Assessment): Factor[] => factors ?? rules.map((rule) => ({ ...rule, held: true, measured: [] }));
const referred = { state: 'REFERRED', institution: { kind: 'DESK' }, proposals: { none: { state: 'OPEN' } } } as const;

/** Requests for which nobody at the desk has proposed anything yet, the one due first on top. For the desk alone. */
export async function referredAsks(db: Db, actor: Actor): Promise<ReferredRow[]> {
  if (actor.role !== 'DESK') return [];
  const { annualRate } = await activeScorecard(db);
  const asks = await db.limitAsk.findMany({
    where: referred, orderBy: [{ answerBy: 'asc' }, { id: 'asc' }], take: 100,
    include: { limitRequest: { select: { number: true, currency: true, listingVersion: { select: { title: true } } } } },
  });
  return asks.map(({ id, terms, assessment, answerBy, askedAt, limitRequest }) => {
    const schedule = priced(limitRequest.currency, terms, annualRate);
    return {
      askId: id, number: limitRequest.number, title: limitRequest.listingVersion.title, currency: limitRequest.currency,
      financedMinor: schedule.financedMinor, instalmentMinor: schedule.instalmentMinor, points: assessmentOf(assessment).points ?? null,
      answerBy: answerBy.toISOString(), askedAt: askedAt.toISOString(),
    };
  });
}

export interface DecidedRow {
  askId: string;
  number: string;
  title: string;
  state: AskState;
  decidedBy: string;
  note: string;
  answeredAt: string;
}

/** What persons at the desk decided last, newest first. For the desk alone. */
export async function decidedAsks(db: Db, actor: Actor): Promise<DecidedRow[]> {
  if (actor.role !== 'DESK') return [];
  const asks = await db.limitAsk.findMany({
    where: { institution: { kind: 'DESK' }, decidedById: { not: null } }, orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }], take: 20,
    include: { approval: { select: { id: true } }, limitRequest: { select: { number: true, listingVersion: { select: { title: true } } } } },
  });
  const people = await db.user.findMany({ where: { id: { in: asks.map((ask) => ask.decidedById ?? '') } }, select: { id: true, name: true } });
  return asks.map(({ id, decidedById, note, answeredAt, askedAt, limitRequest, ...ask }) => ({
    askId: id, number: limitRequest.number, title: limitRequest.listingVersion.title, state: decidedState(ask), note: note ?? '',
    decidedBy: people.find((person) => person.id === decidedById)?.name ?? '', answeredAt: (answeredAt ?? askedAt).toISOString(),
  }));
}

export interface ReferredCase {
  askId: string;
  /** Of the last answer: a decision is about this one. */
  version: number;
  state: AskState;
  number: string;
  title: string;
  sellerName: string;
  currency: string;
  /** Nobody at the desk decides on a person by name: this is what was stated. */
  facts: { ageYears: number; employment: Employment; annualIncomeMinor: bigint; monthlyObligationsMinor: bigint };
  plan: { cashPriceMinor: bigint; firstPaymentMinor: bigint; residualMinor: bigint; financedMinor: bigint; termMonths: number; instalmentMinor: bigint; totalCostMinor: bigint; annualRate: string };
  exposure: { monthlyMinor: bigint; exposureMinor: bigint; mostMinor: bigint };
  history: DeskHistory;
  flags: RiskFlag[];
  /** What waits for a check. */
  proposal: CaseProposal | null;
  /** What was proposed before, the newest first. */
  past: CaseProposal[];
  /** For what other storeys know of the purchaser; nobody's name. */
  purchaserId: string;
  room: { monthlyMinor: bigint; financedMinor: bigint };
  points: number | null;
  scorecard: string | null;
  factors: Factor[];
  reasons: CreditReason[];
  /** What a decision is measured against. */
  desk: DecidedOn;
  /** What a counter-offer may be made of. */
  choices: { termMonths: number[]; minFirstMinor: bigint; maxFirstMinor: bigint };
  answerBy: string;
  now: string;
  decided: { by: string; maker: string | null; note: string } | null;
}

/** A request that was referred to the desk, or that it answered, by a person or its rules; null for everybody but the desk. */
export async function referredCase({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, askId: string): Promise<ReferredCase | null> {
  if (actor.role !== 'DESK') return null;
  const ask = await db.limitAsk.findFirst({
    where: { id: askId, purchaserId: { not: actor.userId }, institution: { kind: 'DESK' }, OR: [{ state: 'REFERRED' }, { answeredAt: { not: null } }] },
    include: { approval: { select: { id: true } }, limitRequest: { include: { listingVersion: true, listing: { include: { seller: true } } } } },
  });
  if (!ask) return null;
  const { limitRequest: request } = ask;
  const { listingVersion: version } = request;
  const now = clock.now();
  const card = await activeScorecard(db);
  const schedule = priced(request.currency, ask.terms, card.annualRate);
  const [exposure, history, proposals] = await Promise.all([
    sumExposure(db, ask.purchaserId, ask.institutionId), deskHistory(db, { ...ask, request }, now), proposalsOf(db, actor, askId),
  ]);
  const proposal = proposals.find((each) => each.state === 'OPEN' && ask.state === 'REFERRED' && each.askVersion === ask.version) ?? null;
  const ageYears = now.toZonedDateTimeISO(SEOUL).year - request.birthYear;
  const assessment = assessmentOf(ask.assessment);
  const decider = ask.decidedById ? await db.user.findUnique({ where: { id: ask.decidedById }, select: { name: true } }) : null;
  const { minMinor, maxMinor } = firstPaymentRange(version);
  const { cashPriceMinor, firstPaymentMinor, residualMinor, termMonths, annualRate } = schedule.terms;
  return {
    askId, version: ask.version, state: decidedState(ask), number: request.number, title: version.title, sellerName: request.listing.seller.businessName, currency: request.currency,
    facts: {
      ageYears, employment: request.employment,
      annualIncomeMinor: request.annualIncomeMinor, monthlyObligationsMinor: request.monthlyObligationsMinor,
    },
    plan: {
      cashPriceMinor, firstPaymentMinor, residualMinor, termMonths, annualRate,
      financedMinor: schedule.financedMinor, instalmentMinor: schedule.instalmentMinor, totalCostMinor: schedule.totalCostMinor,
    },
    exposure: { monthlyMinor: exposure.existingMonthlyMinor, exposureMinor: exposure.existingExposureMinor, mostMinor: card.maxExposure },
    history, proposal, past: proposals.filter((each) => each !== proposal), purchaserId: ask.purchaserId,
    flags: riskFlags({
      requestsInDay: history.requestsInDay, before: history.before, takenBack: history.approvals.takenBack,
      annualIncomeMinor: request.annualIncomeMinor, monthlyObligationsMinor: request.monthlyObligationsMinor, financedMinor: schedule.financedMinor,
      exposureMinor: exposure.existingExposureMinor, maxExposureMinor: card.maxExposure, points: assessment.points ?? null,
      referBelow: card.referBelow, ageAtEnd: ageYears + Math.ceil(termMonths / 12),
    }),
    room: { monthlyMinor: BigInt(assessment.maxMonthlyMinor ?? '0'), financedMinor: BigInt(assessment.maxFinancedMinor ?? '0') },
    points: assessment.points ?? null, factors: factorsIn(assessment), scorecard: assessment.scorecard ?? null, reasons: assessment.reasons ?? [],
    desk: await deskRules(db, ask),
    choices: { termMonths: offersOf(version).map((offer) => offer.termMonths), minFirstMinor: minMinor, maxFirstMinor: maxMinor },
    answerBy: ask.answerBy.toISOString(), now: now.toString(),
    decided: ask.decidedById ? { by: decider?.name ?? '', maker: proposals.find(({ state }) => state === 'ACCEPTED')?.proposedBy ?? null, note: ask.note ?? '' } : null,
  };
}
