import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { Db } from '@/lib/platform/db';
import type { LoggedRequest, ScriptedInstitution } from '../scripted-institution';
import type { Books, ScriptedApproval } from '../scripted-institution/books';
import type { Play } from './play';
import { countWaiting } from './work';

/** What an ask may have become after what its bank decided last. A purchaser's choice takes any of them away: LOST. */
const BECOMES: Record<LimitDecision['status'], string[]> = {
  APPROVED: ['APPROVED'], DECLINED: ['DECLINED'], COUNTER_OFFER: ['COUNTER_OFFER'], PENDING: ['PENDING', 'FAILED'], REFERRED: ['REFERRED', 'FAILED'],
};

/** Where a bank's own books and log, and our database, do not agree: a sentence each; empty when all is well. */
export async function differences(play: Play): Promise<string[]> {
  const { road: { db }, banks, callbacks } = play;
  const found = [...callbacks.wrong];
  const left = await countWaiting(db);
  if (left > 0) found.push(`${left} jobs never end`);
  for (const bank of banks) {
    const institution = await db.institution.findUniqueOrThrow({ where: { code: bank.code } });
    found.push(...keysOf(bank), ...await decisions(db, bank), ...await approvals(db, bank, institution.id), ...await contracts(db, bank, institution.id), ...await events(db, play, bank, institution.id));
  }
  return [...found, ...usedTwice(banks), ...await alerts(db), ...await signedForEver(db)];
}

/** One question is one key, and so is each hold, use, release and decline: repeated, never put anew. */
function keysOf({ code, log }: ScriptedInstitution): string[] {
  const keys = new Map<string, Set<string>>();
  const subjectOf = ({ call, path, body, key = '' }: LoggedRequest) =>
    `${call} ${path} ${(body as { requestId?: string; orderId?: string }).requestId ?? (body as { orderId?: string }).orderId ?? ''} ${/:(\d+)$/.exec(key)?.[1] ?? ''}`;
  for (const entry of log.filter(({ method }) => method === 'POST')) keys.set(subjectOf(entry), (keys.get(subjectOf(entry)) ?? new Set()).add(entry.key ?? 'none'));
  const unsigned = log.filter(({ signature }) => signature !== 'ok').map(({ signature, path }) => `${code}: ${path} was not signed well: ${signature}`);
  return [...unsigned, ...[...keys].filter(([, used]) => used.size > 1).map(([subject, used]) => `${code}: ${subject} asked under ${[...used].join(' and ')}`)];
}

/** Kept aside when it is said: its figures do not follow, or it was lowered below what was asked before we heard of it. */
function isUnfit({ approvals: all, requests, wrong }: Books, externalId: string): boolean {
  const approval = all.get(externalId);
  const terms = approval && requests.get(approval.requestId)?.body.terms;
  return wrong.has(externalId) || (approval !== undefined && terms !== undefined && approval.approved < BigInt(terms.cashPrice) - BigInt(terms.firstPayment));
}

async function decisions(db: Db, bank: ScriptedInstitution): Promise<string[]> {
  const found: string[] = [];
  const { code, books } = bank;
  const asks = new Map((await db.limitAsk.findMany({ where: { institution: { code } }, include: { limitRequest: { select: { state: true } } } })).map((ask) => [ask.id, ask]));
  for (const [requestId, { decision }] of books.requests) {
    const ask = asks.get(requestId);
    const wrong = decision.status === 'APPROVED' && books.wrong.has(decision.approval.approvalId);
    // Lowered below what was asked: before we heard of it, it is kept aside; after, the approval ends.
    const unfit = decision.status === 'APPROVED' && isUnfit(books, decision.approval.approvalId) ? ['FAILED'] : [];
    // What comes after the request is over changes nothing here; an approval that does is declined: see below.
    const late = ask && ask.limitRequest.state !== 'OPEN' ? ['FAILED'] : [];
    const may = ['LOST', ...late, ...unfit, ...(wrong ? [] : BECOMES[decision.status])];
    if (!ask || !may.includes(ask.state)) found.push(`${code}: ${requestId} is ${decision.status}${wrong ? ' (wrongly)' : ''} there, ${ask?.state ?? 'unknown'} here; ${await story(db, bank, requestId)}`);
  }
  for (const [id, { state }] of asks) if (!books.requests.has(id) && !['LOST', 'FAILED'].includes(state)) found.push(`${code}: ${id} is ${state} here, never heard of there`);
  return found;
}

/** What was said about a question, by both: for whoever looks for the reason. */
async function story(db: Db, { code, log }: ScriptedInstitution, requestId: string): Promise<string> {
  const calls = log.filter(({ path, key }) => key === requestId || path.endsWith(requestId)).map(({ at, call, status }) => ({ at, what: `${call} ${status}` }));
  const ours = await db.auditEntry.findMany({ where: { OR: [{ subjectType: 'institution-event', subjectId: { startsWith: `${code}:` }, data: { path: ['subject'], equals: requestId } }, { subjectType: 'limit_request', data: { path: ['askId'], equals: requestId } }] } });
  const said = ours.map(({ at, action, reason, data }) => ({ at: at.toISOString(), what: `${action} ${(data as { version?: number }).version ?? ''} ${reason ?? ''}`.trim() }));
  return [...calls, ...said].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).map(({ at, what }) => `${at.slice(11, 19)} ${what}`).join(', ');
}

async function approvals(db: Db, bank: ScriptedInstitution, institutionId: string): Promise<string[]> {
  const { code, books } = bank;
  const found: string[] = [];
  const ours = new Map((await db.approval.findMany({ where: { institutionId } })).map((row) => [row.externalId, row]));
  for (const [externalId, theirs] of books.approvals) {
    const row = ours.get(externalId);
    if (books.wrong.has(externalId) || (!row && isUnfit(books, externalId))) {
      if (row) found.push(`${code}: ${externalId} does not follow from its terms and is ${row.status} here`);
      continue;
    }
    const there = Date.parse(theirs.expiresAt) <= books.now().epochMilliseconds ? 'over' : theirs.status;
    if (!row) {
      found.push(`${code}: ${externalId} is ${there} there and unknown here; ${await story(db, bank, theirs.requestId)}`);
      continue;
    }
    if ((row.status === 'LIVE') !== (there === 'LIVE')) found.push(`${code}: ${externalId} is ${there} there, ${row.status} (${row.endedReason ?? ''}) here`);
    const sums = bank.sums(externalId);
    if (sums.held !== row.heldMinor || sums.used !== row.usedMinor) found.push(`${code}: ${externalId} holds ${sums.held}, uses ${sums.used} there; ${row.heldMinor}, ${row.usedMinor} here`);
    if (row.status === 'LIVE' && theirs.approved !== row.approvedMinor) found.push(`${code}: ${externalId} is of ${theirs.approved} there, of ${row.approvedMinor} here`);
    found.push(...await holds(db, code, theirs, row.id));
  }
  for (const [externalId] of ours) if (!books.approvals.has(externalId)) found.push(`${code}: ${externalId} is known here only`);
  return found;
}

async function holds(db: Db, code: string, { approvalId, holds: theirs }: ScriptedApproval, id: string): Promise<string[]> {
  const ours = new Map((await db.limitHold.findMany({ where: { approvalId: id } })).map(({ orderId, state }) => [orderId, state]));
  const differs = [...new Set([...ours.keys(), ...theirs.keys()])].filter((orderId) => (theirs.get(orderId)?.state ?? 'RELEASED') !== (ours.get(orderId) ?? 'RELEASED'));
  return differs.map((orderId) => `${code}: ${approvalId} for ${orderId} is ${theirs.get(orderId)?.state ?? 'unknown'} there, ${ours.get(orderId) ?? 'unknown'} here`);
}

function usedTwice(banks: ScriptedInstitution[]): string[] {
  const used = banks.flatMap(({ books }) => [...books.approvals.values()].flatMap(({ holds: all }) => [...all].filter(([, { state }]) => state === 'USED').map(([orderId]) => orderId)));
  return used.filter((orderId, index) => used.indexOf(orderId) !== index).map((orderId) => `${orderId} is used twice`);
}

async function contracts(db: Db, { code, books }: ScriptedInstitution, institutionId: string): Promise<string[]> {
  const found: string[] = [];
  for (const contract of await db.contract.findMany({ where: { order: { institutionId } } })) {
    const theirs = books.contracts.get(contract.orderId);
    const same = theirs?.answer.termsSha256 === contract.termsSha256;
    const drawn = contract.state === 'DRAWN' && contract.externalId === theirs?.contractId;
    if (same ? !drawn && contract.state !== 'DRAWING' : contract.state !== 'REFUSED') found.push(`${code}: contract ${contract.id} is ${contract.state} here, ${same ? 'as' : 'other than'} asked for there`);
    if (contract.state === 'REFUSED' && await db.notification.count({ where: { kind: 'contracts.quarantined', href: `/admin/contracts/${contract.id}` } }) === 0) found.push(`${code}: nobody was told of contract ${contract.id}`);
  }
  return found;
}

/** What arrived is there once and settled; what was applied was applied by rising versions. */
async function events(db: Db, { callbacks }: Play, { code }: ScriptedInstitution, institutionId: string): Promise<string[]> {
  const rows = await db.institutionEvent.findMany({ where: { institutionId, eventId: { not: { startsWith: 'answer:' } } } });
  const arrived = new Set(callbacks.letters.filter(({ bank }) => bank.code === code).map(({ event }) => event.id));
  const found = rows.filter(({ outcome }) => outcome === null).map(({ eventId }) => `${code}: ${eventId} was never settled`);
  if (rows.length !== arrived.size || rows.some(({ eventId }) => !arrived.has(eventId))) found.push(`${code}: ${arrived.size} callbacks arrived, ${rows.length} are kept`);
  const applied = await db.auditEntry.findMany({ where: { subjectType: 'institution-event', action: 'institution-event.applied', subjectId: { startsWith: `${code}:` } }, orderBy: { id: 'asc' } });
  const last = new Map<string, number>();
  for (const { data } of applied) {
    const { type, subject, version } = data as { type: string; subject: string; version: number };
    if (version <= (last.get(`${type} ${subject}`) ?? -1)) found.push(`${code}: ${type} ${version} of ${subject} was applied after ${last.get(`${type} ${subject}`)}`);
    last.set(`${type} ${subject}`, version);
  }
  return found;
}

/** An answer that was kept aside is told to the admins, and nothing of it was applied: see {@link approvals}. */
async function alerts(db: Db): Promise<string[]> {
  const aside = await db.auditEntry.findMany({ where: { action: 'limit.quarantined' } });
  const told = new Set((await db.notification.findMany({ where: { kind: 'limits.quarantined' } })).map(({ eventKey }) => eventKey));
  return aside.map(({ data }) => data as { askId: string; answer: { version: number } })
    .filter(({ askId, answer }) => ![...told].some((key) => key?.startsWith(`limits.quarantined:${askId}:${answer.version}`)))
    .map(({ askId }) => `nobody was told of what was kept aside for ${askId}`);
}

const signedForEver = async (db: Db): Promise<string[]> =>
  (await db.order.findMany({ where: { state: 'SIGNED' } })).map(({ id }) => `${id} is signed and neither placed nor ended`);
