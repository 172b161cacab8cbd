import { Temporal } from 'temporal-polyfill';
import { limitDecision, sellerLimitAnswer, type LimitDecision, type SellerLimitAnswer } from '@/lib/institutions/model/answers';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { limitRequestOf, sellerOf, type Case } from './cases';
import { answered, shown, type Answer, type Kit } from './kit';
import { hold, NotSeen } from './verdict';

/** What a purchaser of every day asks for. */
const USUAL = { cashPriceMinor: 1_990_000n, termMonths: 36 };
/** Amounts and months for which an institution may want time, a person, or other terms. */
const LARGER = [
  { cashPriceMinor: 3_900_000n, termMonths: 3 }, { cashPriceMinor: 4_500_000n, termMonths: 36 }, { cashPriceMinor: 9_900_000n, termMonths: 6 },
  { cashPriceMinor: 14_000_000n, termMonths: 36 }, { cashPriceMinor: 60_000_000n, termMonths: 24 },
];

export interface Asked {
  body: LimitRequestBody;
  answer: Answer;
  decision: LimitDecision;
}

const waits = ({ status }: LimitDecision): boolean => status === 'PENDING' || status === 'REFERRED';

/** The decision in an answer; a fault when it is none of this request. */
export function readDecision(answer: Answer, requestId: string): LimitDecision {
  answered(answer, [200, 202], 'A limit request has a decision, or 202 while it is being made');
  const read = limitDecision.safeParse(answer.body);
  hold(read.success, `${shown(answer)}: ${read.error?.issues.map((issue) => `/${issue.path.join('/')} ${issue.message}`).join(', ') ?? ''}.`, 'Answer a decision as the protocol shows it.');
  hold(read.data.requestId === requestId, `${shown(answer)}.`, `The decision is of request ${requestId}: say so in requestId.`);
  hold(waits(read.data) === (answer.status === 202), `${shown(answer)}.`, 'PENDING and REFERRED are answered 202, everything else 200.');
  return read.data;
}

/** A request by a purchaser of its own, at a seller with a limit. */
export async function requestFor(kit: Kit, change: Partial<Case> = {}): Promise<LimitRequestBody> {
  const seller = change.seller ?? await sellerWithLimit(kit);
  return limitRequestOf({ requestId: kit.id('lr'), code: kit.options.code, at: kit.now, purchaser: kit.id('p'), ...USUAL, ...change, seller });
}

export const postRequest = (kit: Kit, body: LimitRequestBody): Promise<Answer> => kit.post('/limit-requests', body, { key: body.requestId });

export async function ask(kit: Kit, change: Partial<Case> = {}): Promise<Asked> {
  const body = await requestFor(kit, change);
  const answer = await postRequest(kit, body);
  return { body, answer, decision: readDecision(answer, body.requestId) };
}

export async function askSellerLimit(kit: Kit, seller: string, requestId: string): Promise<Answer> {
  return kit.post('/seller-limits', { requestId, seller: sellerOf(seller), requested: '150000000' }, { key: requestId });
}

export function readSellerLimit(answer: Answer): SellerLimitAnswer {
  answered(answer, [200, 202], 'A seller’s limit is answered at once, or 202');
  const read = sellerLimitAnswer.safeParse(answer.body);
  hold(read.success, `${shown(answer)}.`, 'Answer { sellerLimitId, status, approvedAmount, used, expiresAt, version }.');
  return read.data;
}

const sellerWithLimit = (kit: Kit): Promise<string> => kit.once('seller', async () => {
  const seller = kit.id('s');
  readSellerLimit(await askSellerLimit(kit, seller, kit.id('sr')));
  return seller;
});

/** The decision once it is made: at once, or called back within the kit's patience. */
export async function settled(kit: Kit, { body, decision }: Asked): Promise<LimitDecision | undefined> {
  return waits(decision) ? kit.until(() => calledBack(kit, body.requestId)) : decision;
}

const calledBack = (kit: Kit, requestId: string): LimitDecision | undefined => kit.options.listener.said('limit.decided')
  .filter((data) => data.requestId === requestId)
  .flatMap((data) => { const read = limitDecision.safeParse(data); return read.success ? [read.data] : []; })
  .findLast((decision) => !waits(decision));

/** Whether the institution said that it would have decided by now. */
export const overdue = ({ decision }: Asked, kit: Kit): boolean =>
  decision.status === 'PENDING' && decision.answerBy !== undefined && Temporal.Instant.compare(decision.answerBy, kit.now) <= 0;

export type Approved = Asked & { approval: Extract<LimitDecision, { status: 'APPROVED' }>['approval'] };

async function askUsual(kit: Kit): Promise<Asked & { final: LimitDecision | undefined }> {
  const asked = await ask(kit);
  return { ...asked, final: await settled(kit, asked) };
}

/** An approval nobody has used. Where the first usual case was not approved, no other is waited for. */
export async function approved(kit: Kit): Promise<Approved> {
  const first = await kit.once('usual', () => askUsual(kit));
  const { final, ...asked } = first.final?.status === 'APPROVED' ? await askUsual(kit) : first;
  if (final?.status !== 'APPROVED') throw new NotSeen(`the usual case was not approved (${final?.status ?? asked.decision.status})`);
  return { ...asked, approval: final.approval };
}

/** The larger cases, and what came of each. */
export const larger = (kit: Kit): Promise<(Asked & { final: LimitDecision | undefined })[]> => kit.once('larger', async () => {
  const asked: Asked[] = [];
  for (const change of LARGER) asked.push(await ask(kit, change));
  return Promise.all(asked.map(async (each) => ({ ...each, final: await settled(kit, each) })));
});
