import { exchange, type Exchange } from '@/lib/institutions/transport/exchange';
import { verifiedWebhook } from '@/lib/institutions/transport/webhook';
import { GATEWAY_DEADLINE_MS, type ChargeOutcome, type Gateway, type GatewayNews } from './gateway';
import { chargeShape, payoutsShape, refundShape, sandboxEvent, setupShape, type ChargeShape } from './model/sandbox-wire';
import type { sandboxKeys } from './sandbox-keys';

interface Options extends ReturnType<typeof sandboxKeys> {
  baseUrl: string;
  deadlineMs?: number;
}

const outcomeOf = ({ id, status, code, hard }: ChargeShape): ChargeOutcome => {
  if (status === 'succeeded') return { state: 'SUCCEEDED', reference: id };
  return status === 'declined' ? { state: 'DECLINED', reference: id, code: code ?? 'declined', hard: hard === true } : { state: 'UNKNOWN' };
};

const isGood = (answered: Exchange): answered is Extract<Exchange, { kind: 'answer' }> => answered.kind === 'answer' && answered.status >= 200 && answered.status < 300;

/** Refused for good: what was asked makes no sense there. */
const isRefused = (answered: Exchange): boolean => answered.kind === 'answer' && answered.status === 422;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const saidBy = (answered: Exchange): string => (answered.kind === 'answer' ? `status ${answered.status}` : answered.error);

/** The sandbox gateway over HTTP: played by this installation in the demo, by a scripted server in the tests. */
export function sandboxGateway({ baseUrl, bearer, webhookSecret, deadlineMs = GATEWAY_DEADLINE_MS }: Options): Gateway {
  const call = (method: 'GET' | 'POST', path: string, said?: { key: string; body: object }) => exchange({
    method, url: `${baseUrl}/v1${path}`, deadlineMs, ...(said && { body: JSON.stringify(said.body) }),
    headers: { authorization: `Bearer ${bearer}`, ...(said && { 'content-type': 'application/json', 'idempotency-key': said.key }) },
  });
  const setupOf = (answered: Exchange) => {
    if (!isGood(answered)) throw new Error(`the sandbox gateway gave no page: ${saidBy(answered)}`);
    return setupShape.parse(jsonOf(answered.text));
  };
  /** What is no answer of a charge may still have been one. */
  const chargeOf = (answered: Exchange): ChargeOutcome => {
    const read = isGood(answered) ? chargeShape.safeParse(jsonOf(answered.text)) : undefined;
    if (read?.success) return outcomeOf(read.data);
    // Refused before anything was done: what was asked makes no sense there, and never will.
    return isRefused(answered) ? { state: 'DECLINED', reference: null, code: 'refused', hard: true } : { state: 'UNKNOWN' };
  };
  return {
    name: 'sandbox',
    async beginSetup({ key, ...body }) {
      const { id, url, customer } = setupOf(await call('POST', '/setups', { key, body }));
      return { session: id, url, customer };
    },
    async readSetup(session) {
      const { status, mandate } = setupOf(await call('GET', `/setups/${encodeURIComponent(session)}`));
      if (status === 'done' && mandate) return { state: 'DONE', ...mandate };
      return { state: status === 'gone' ? 'GONE' : 'OPEN' };
    },
    async charge({ key, customer, token, currency, amountMinor }) {
      return chargeOf(await call('POST', '/charges', { key, body: { customer, token, currency, amount: String(amountMinor) } }));
    },
    async findCharge({ key }) {
      const answered = await call('GET', `/charges/${encodeURIComponent(key)}`);
      return answered.kind === 'answer' && answered.status === 404 ? null : chargeOf(answered);
    },
    async refund({ key, charge, currency, amountMinor }) {
      const answered = await call('POST', '/refunds', { key, body: { charge, currency, amount: String(amountMinor) } });
      const read = isGood(answered) ? refundShape.safeParse(jsonOf(answered.text)) : undefined;
      if (!read?.success) return { state: isRefused(answered) ? 'FAILED' : 'UNKNOWN' };
      return read.data.status === 'failed' ? { state: 'FAILED' } : { state: 'PAID', reference: read.data.id };
    },
    async detach({ key, customer, token }) {
      const answered = await call('POST', '/detachments', { key: `${key}:detach`, body: { customer, token } });
      return isRefused(answered) || isGood(answered);
    },
    async forget(customer) {
      const answered = await call('POST', '/forgotten', { key: `${customer}:forget`, body: { customer } });
      return isRefused(answered) || isGood(answered);
    },
    readEvent(headers, raw, now) {
      const text = verifiedWebhook(webhookSecret, headers, raw, now);
      const read = text === undefined ? undefined : sandboxEvent.safeParse(jsonOf(text));
      return read?.success ? newsOf(headers.get('webhook-id') ?? '', read.data) : undefined;
    },
    async listPayouts(sinceOn) {
      const answered = await call('GET', `/payouts?since=${sinceOn}`);
      if (!isGood(answered)) throw new Error(`the sandbox gateway told no payouts: ${saidBy(answered)}`);
      return payoutsShape.parse(jsonOf(answered.text)).payouts.map(({ lines, ...payout }) => ({
        ...payout, lines: lines.map(({ amount, ...line }) => ({ ...line, amountMinor: BigInt(amount) })),
      }));
    },
  };
}

function newsOf(id: string, { type, data }: { type: string; data: Record<string, unknown> }): GatewayNews {
  const said = { id, type, data };
  const charge = type.startsWith('charge.') ? chargeShape.safeParse(data) : undefined;
  if (charge?.success) return { ...said, about: 'charge', key: charge.data.key, outcome: outcomeOf(charge.data) };
  const refund = type === 'refund.failed' ? refundShape.safeParse(data) : undefined;
  if (refund?.success && refund.data.status === 'failed') return { ...said, about: 'refund', key: refund.data.key, reference: refund.data.id };
  if (type === 'setup.done' && typeof data['id'] === 'string') return { ...said, about: 'setup', session: data['id'] };
  return { ...said, about: type === 'payout.paid' ? 'payout' : 'other' };
}
