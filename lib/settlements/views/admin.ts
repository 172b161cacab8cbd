import type { Temporal } from 'temporal-polyfill';
import { maskedAccount } from '@/lib/accounts/model/bank';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { Locale } from '@/lib/kernel/money';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { unseal } from '@/lib/platform/secret-box';
import { csvHead } from '@/lib/workplace/csv-text';
import { translate } from '@/lib/platform/messages';
import { amountLine } from '../model/csv';
import { decimalAmount, painFile } from '../model/payout-file';
import { DEFAULT_TERMS, type SellerTerms } from '../model/shares';
import { SETTLEMENT_STATES, type SettlementState } from '../model/settlement';
import { findOwedBack, PAYABLE } from '../store/set-off';
import { findRule, findTerms } from '../store/terms';
import { rowOf, settlementSight, statementFile, WITH_SELLER, type SettlementRow, type SettlementSight } from './sights';

const PAGE = 50;
const FILES = 20;

export interface FileRow {
  id: string;
  currency: string;
  count: number;
  totalMinor: bigint;
  madeAt: string;
  /** Settlements in it that the bank has not answered for. */
  open: number;
}

export interface AdminSettlements extends KeyPage<SettlementRow> {
  state: SettlementState | null;
  /** How many there are of each state. */
  counts: Partial<Record<SettlementState, number>>;
  files: FileRow[];
  /** Currencies with approved settlements, and how many. */
  ready: { currency: string; count: number }[];
  rule: { weekday: number; twoAboveMinor: bigint; payerName: string; payerBank: string; payerAccount: string };
}

const isSettlementState = (text: string | undefined): text is SettlementState => SETTLEMENT_STATES.some((state) => state === text);

/** Settlements that wait for an admin, those that the bank sent back among them, and since when the first does. For admins alone. */
export async function settlementsToApprove(db: Db, actor: Actor): Promise<{ count: number; oldestAt: string | null }> {
  if (actor.role !== 'ADMIN') return { count: 0, oldestAt: null };
  const { _count, _min } = await db.settlement.aggregate({ where: { state: { in: ['DRAFT', 'FAILED'] } }, _count: true, _min: { createdAt: true } });
  return { count: _count, oldestAt: _min.createdAt?.toISOString() ?? null };
}

/** All settlements for an admin, the last ones first, with the files for the bank and the rule; null for everybody else. */
export async function adminSettlements(db: Db, actor: Actor, request: KeyRequest & { state?: string | undefined }): Promise<AdminSettlements | null> {
  if (actor.role !== 'ADMIN') return null;
  const state = isSettlementState(request.state) ? request.state : null;
  const keys = keysOf(request);
  const [found, counts, files, open, ready, rule] = await Promise.all([
    db.settlement.findMany({ where: state ? { state } : {}, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], include: WITH_SELLER, ...keyed(keys, PAGE) }),
    db.settlement.groupBy({ by: ['state'], _count: true }),
    db.payoutFile.findMany({ orderBy: [{ madeAt: 'desc' }, { id: 'desc' }], take: FILES }),
    db.settlement.groupBy({ by: ['fileId'], where: { state: 'IN_FILE' }, _count: true }),
    db.settlement.groupBy({ by: ['currency'], where: { state: 'APPROVED', seller: PAYABLE }, _count: true, orderBy: { currency: 'asc' } }),
    findRule(db),
  ]);
  const { weekday, twoAboveMinor, payerName, payerBank, payerAccount } = rule;
  return {
    ...cutKeyed(found.map(rowOf), keys, PAGE), state, counts: Object.fromEntries(counts.map((each) => [each.state, each._count])),
    files: files.map(({ id, currency, count, totalMinor, madeAt }) => ({ id, currency, count, totalMinor, madeAt: madeAt.toISOString(), open: open.find(({ fileId }) => fileId === id)?._count ?? 0 })),
    ready: ready.map(({ currency, _count }) => ({ currency, count: _count })), rule: { weekday, twoAboveMinor, payerName, payerBank, payerAccount },
  };
}

export interface AdminSettlement extends SettlementSight {
  firstBy: string | null;
  secondBy: string | null;
  /** Two people approve it. */
  two: boolean;
  /** What its seller owes by the books, and is taken off it when it is approved or put into a file. */
  owedBackMinor: bigint;
  /** The reader may approve it now. */
  mayApprove: boolean;
  account: { bank: string; number: string; holder: string } | null;
}

/** One settlement for an admin; null for everybody else. */
export async function adminSettlement({ db, env }: Pick<Deps, 'db' | 'env'>, actor: Actor, id: string): Promise<AdminSettlement | null> {
  if (actor.role !== 'ADMIN' || !isId(id)) return null;
  const sight = await settlementSight(db, { id });
  if (!sight) return null;
  const [row, { twoAboveMinor }, owed] = await Promise.all([db.settlement.findUniqueOrThrow({ where: { id } }), findRule(db), findOwedBack(db, sight.sellerId, sight.currency)]);
  const people = await db.user.findMany({ where: { id: { in: [row.firstApprovedById, row.approvedById].filter((each) => each !== null) } }, select: { id: true, name: true } });
  const nameOf = (userId: string | null) => people.find((person) => person.id === userId)?.name ?? null;
  return {
    ...sight, firstBy: nameOf(row.firstApprovedById), secondBy: nameOf(row.approvedById), two: row.totalMinor > twoAboveMinor,
    owedBackMinor: row.state === 'DRAFT' || row.state === 'FAILED' || row.state === 'APPROVED' ? owed : 0n,
    mayApprove: sight.hold === null && (row.state === 'DRAFT' || row.state === 'FAILED') && row.firstApprovedById !== actor.userId,
    account: row.payeeBox && row.payeeBank && row.payeeHolder ? { bank: row.payeeBank, number: maskedAccount(unseal(row.payeeBox, env.encryptionKey)), holder: row.payeeHolder } : null,
  };
}

export async function adminStatement(db: Db, actor: Actor, id: string, locale: Locale): Promise<AsyncGenerator<string> | null> {
  const there = actor.role === 'ADMIN' && isId(id) && (await db.settlement.count({ where: { id } })) === 1;
  return there ? statementFile(db, { id }, locale) : null;
}

/** The file for the bank as it was made, the same whenever it is fetched; null for whoever is no admin. */
export async function payoutFile({ db, env }: Pick<Deps, 'db' | 'env'>, actor: Actor, { id, format }: { id: string; format: 'xml' | 'csv' }, locale: Locale): Promise<string | null> {
  if (actor.role !== 'ADMIN' || !isId(id)) return null;
  const file = await db.payoutFile.findUnique({ where: { id } });
  if (!file) return null;
  const rows = await filedIn(db, id);
  const transfers = rows.map((row) => ({ id: row.id, number: row.number, amountMinor: row.totalMinor, bank: row.payeeBank ?? '', holder: row.payeeHolder ?? '', account: unseal(row.payeeBox ?? '', env.encryptionKey) }));
  if (format === 'csv') {
    const head = csvHead(locale, [], ['id', 'bank', 'account', 'payee', 'amount', 'currency'].map((name) => translate(locale, `settlements.csv.${name}`)));
    return head + transfers.map(({ number: own, bank, account, holder, amountMinor }) => amountLine([own, bank, account, holder, decimalAmount(amountMinor, file.currency), file.currency])).join('');
  }
  return painFile({
    id: file.id, madeAt: file.madeAt.toISOString().replace(/\.\d+Z$/, 'Z'), executeOn: toPlainDate(file.executeOn), currency: file.currency,
    payer: { name: file.payerName, bank: file.payerBank, account: file.payerAccount }, transfers,
  });
}

const filedIn = (db: Db, fileId: string) => db.settlement.findMany({ where: { fileId }, orderBy: { id: 'asc' }, select: { id: true, number: true, totalMinor: true, payeeBank: true, payeeHolder: true, payeeBox: true } });

export interface TermsPage {
  seller: string;
  today: string;
  now: SellerTerms;
  /** None was agreed: the standard terms hold. */
  standard: boolean;
  history: (SellerTerms & { effectiveOn: string; by: string; setOn: string })[];
}

/** What was agreed with a seller, for an admin; null for everybody else. */
export async function sellerTermsPage(db: Db, actor: Actor, sellerId: string, at: Temporal.Instant): Promise<TermsPage | null> {
  const seller = actor.role === 'ADMIN' && isId(sellerId) ? await db.seller.findUnique({ where: { id: sellerId }, select: { businessName: true } }) : null;
  if (!seller) return null;
  const today = plainDateIn(at);
  const [now, rows] = await Promise.all([findTerms(db, sellerId, today), db.sellerTerms.findMany({ where: { sellerId }, orderBy: { effectiveOn: 'desc' }, take: 100 })]);
  const people = await db.user.findMany({ where: { id: { in: rows.map(({ setById }) => setById) } }, select: { id: true, name: true } });
  const { feeBps, reserveBps, holdbackBps, buybackBps } = now;
  return {
    seller: seller.businessName, today, now: { feeBps, reserveBps, holdbackBps, buybackBps }, standard: now === DEFAULT_TERMS,
    history: rows.map((row) => ({
      feeBps: row.feeBps, reserveBps: row.reserveBps, holdbackBps: row.holdbackBps, buybackBps: row.buybackBps,
      effectiveOn: toPlainDate(row.effectiveOn), by: people.find(({ id }) => id === row.setById)?.name ?? row.setById, setOn: plainDateIn(toInstant(row.setAt)),
    })),
  };
}
