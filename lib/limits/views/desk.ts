import { offersOf, firstPaymentRange } from '@/lib/catalogue/model/terms';
import type { Actor } from '@/lib/kernel/actor';
import { SEOUL } from '@/lib/kernel/calendar';
import type { Db, Deps } from '@/lib/platform/db';
import type { DecidedOn } from '../model/desk-rules';
import type { Factor } from '../model/explanation';
import type { CreditReason, Employment, ScoredRule } from '../model/scorecard';
import type { AskState } from '../model/states';
import { priced } from '../model/terms';
import { storedOffers } from '../model/usable';
import { sumExposure } from '../store/approvals';
import { deskRules } from '../store/desk-rules';
import { activeScorecard } from '../store/scorecards';

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
const referred = { state: 'REFERRED', institution: { kind: 'DESK' } } as const;

/** Requests that wait for a person at the desk, the one due first on top. For the desk alone. */
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

/** What the person decided, whatever became of it since: a taken offer makes its own question a lost one. */
function decidedState({ state, approval, offers }: { state: AskState; approval: { id: string } | null; offers: unknown }): AskState {
  if (state !== 'LOST') return state;
  return approval ? 'APPROVED' : storedOffers({ offers }).length > 0 ? 'COUNTER_OFFER' : state;
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
  exposure: { monthlyMinor: bigint; exposureMinor: bigint };
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
  decided: { by: string; note: string } | null;
}

/** A request that was referred to the desk, or that it answered, by a person or its rules; null for everybody but the desk. */
export async function referredCase({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, askId: string): Promise<ReferredCase | null> {
  if (actor.role !== 'DESK') return null;
  const ask = await db.limitAsk.findFirst({
    where: { id: askId, institution: { kind: 'DESK' }, OR: [{ state: 'REFERRED' }, { answeredAt: { not: null } }] },
    include: { approval: { select: { id: true } }, limitRequest: { include: { listingVersion: true, listing: { include: { seller: true } } } } },
  });
  if (!ask) return null;
  const { limitRequest: request } = ask;
  const { listingVersion: version } = request;
  const now = clock.now();
  const schedule = priced(request.currency, ask.terms, (await activeScorecard(db)).annualRate);
  const exposure = await sumExposure(db, ask.purchaserId, ask.institutionId);
  const assessment = assessmentOf(ask.assessment);
  const decider = ask.decidedById ? await db.user.findUnique({ where: { id: ask.decidedById }, select: { name: true } }) : null;
  const { minMinor, maxMinor } = firstPaymentRange(version);
  const { cashPriceMinor, firstPaymentMinor, residualMinor, termMonths, annualRate } = schedule.terms;
  return {
    askId, version: ask.version, state: decidedState(ask), number: request.number, title: version.title, sellerName: request.listing.seller.businessName, currency: request.currency,
    facts: {
      ageYears: now.toZonedDateTimeISO(SEOUL).year - request.birthYear, employment: request.employment,
      annualIncomeMinor: request.annualIncomeMinor, monthlyObligationsMinor: request.monthlyObligationsMinor,
    },
    plan: {
      cashPriceMinor, firstPaymentMinor, residualMinor, termMonths, annualRate,
      financedMinor: schedule.financedMinor, instalmentMinor: schedule.instalmentMinor, totalCostMinor: schedule.totalCostMinor,
    },
    exposure: { monthlyMinor: exposure.existingMonthlyMinor, exposureMinor: exposure.existingExposureMinor },
    room: { monthlyMinor: BigInt(assessment.maxMonthlyMinor ?? '0'), financedMinor: BigInt(assessment.maxFinancedMinor ?? '0') },
    points: assessment.points ?? null, factors: factorsIn(assessment), scorecard: assessment.scorecard ?? null, reasons: assessment.reasons ?? [],
    desk: await deskRules(db, ask),
    choices: { termMonths: offersOf(version).map((offer) => offer.termMonths), minFirstMinor: minMinor, maxFirstMinor: maxMinor },
    answerBy: ask.answerBy.toISOString(), now: now.toString(),
    decided: ask.decidedById ? { by: decider?.name ?? '', note: ask.note ?? '' } : null,
  };
}
