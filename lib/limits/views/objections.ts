import type { Actor } from '@/lib/kernel/actor';
import type { Db, Deps } from '@/lib/platform/db';
import type { ObjectionOutcome, ObjectionState } from '../model/objection';
import type { CreditReason } from '../model/scorecard';
import { priced } from '../model/terms';
import { isMakerOf } from '../store/makers';
import type { Lender } from './answers';

export interface ObjectionRow {
  id: string;
  number: string;
  title: string;
  lender: Lender;
  state: ObjectionState;
  madeAt: string;
  answerBy: string;
  outcome: ObjectionOutcome | null;
}

const about = {
  ask: { include: { institution: { select: { code: true, nameKo: true, nameEn: true, kind: true } }, limitRequest: { include: { listingVersion: { select: { title: true } } } } } },
} as const;

const rowOf = ({ id, state, madeAt, answerBy, outcome, ask }: Awaited<ReturnType<typeof findAll>>[number]): ObjectionRow => ({
  id, state, outcome, number: ask.limitRequest.number, title: ask.limitRequest.listingVersion.title, lender: ask.institution,
  madeAt: madeAt.toISOString(), answerBy: answerBy.toISOString(),
});

const findAll = (db: Db, state: ObjectionState, take: number) =>
  db.limitObjection.findMany({ where: { state }, include: about, orderBy: state === 'OPEN' ? [{ answerBy: 'asc' }, { id: 'asc' }] : [{ answeredAt: 'desc' }, { id: 'desc' }], take });

/** Objections that wait for a person, the one due first on top, and those answered last. For the desk alone. */
export async function objectionQueue(db: Db, actor: Actor): Promise<{ open: ObjectionRow[]; answered: ObjectionRow[] }> {
  if (actor.role !== 'DESK') return { open: [], answered: [] };
  const [open, answered] = await Promise.all([findAll(db, 'OPEN', 100), findAll(db, 'ANSWERED', 20)]);
  return { open: open.map(rowOf), answered: answered.map(rowOf) };
}

export interface ObjectionCase extends ObjectionRow {
  askId: string;
  /** Whether the case has a screen at the desk. */
  atDesk: boolean;
  text: string;
  reasons: CreditReason[];
  currency: string;
  facts: { birthYear: number; employment: string; annualIncomeMinor: bigint; monthlyObligationsMinor: bigint };
  terms: { financedMinor: bigint; firstPaymentMinor: bigint; termMonths: number; instalmentMinor: bigint };
  /** This person proposed or decided the decline, so another must answer. */
  ownDecision: boolean;
  answered: { by: string; at: string; answer: string; newAskId: string | null } | null;
  now: string;
}

/** One objection with facts, reasons and words; null for everybody but the desk. */
export async function objectionCase({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<ObjectionCase | null> {
  if (actor.role !== 'DESK') return null;
  const row = await db.limitObjection.findUnique({ where: { id }, include: about });
  if (!row) return null;
  const { ask, answeredById, answeredAt, answer, newRequestId } = row;
  const { limitRequest: request } = ask;
  const schedule = priced(request.currency, ask.terms);
  const person = answeredById ? await db.user.findUnique({ where: { id: answeredById }, select: { name: true } }) : null;
  const again = newRequestId ? await db.limitAsk.findFirst({ where: { limitRequestId: newRequestId }, select: { id: true } }) : null;
  return {
    ...rowOf(row), askId: ask.id, atDesk: ask.institution.kind === 'DESK', text: row.text,
    reasons: Array.isArray(ask.reasons) ? ask.reasons as unknown as CreditReason[] : [], currency: request.currency,
    facts: { birthYear: request.birthYear, employment: request.employment, annualIncomeMinor: request.annualIncomeMinor, monthlyObligationsMinor: request.monthlyObligationsMinor },
    terms: { financedMinor: schedule.financedMinor, firstPaymentMinor: schedule.terms.firstPaymentMinor, termMonths: schedule.terms.termMonths, instalmentMinor: schedule.instalmentMinor },
    ownDecision: ask.decidedById === actor.userId || await isMakerOf(db, ask.id, actor.userId),
    answered: answeredAt ? { by: person?.name ?? '–', at: answeredAt.toISOString(), answer: answer ?? '', newAskId: again?.id ?? null } : null,
    now: clock.now().toString(),
  };
}
