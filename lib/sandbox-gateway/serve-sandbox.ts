import { timingSafeEqual } from 'node:crypto';
import { isPlainDate } from '@/lib/kernel/day-text';
import { ok } from '@/lib/kernel/result';
import { failedLine } from '@/lib/payments/gateway';
import { chargeBody, detachBody, forgetBody, refundBody, setupBody, type PayoutsShape, type SetupShape } from '@/lib/payments/model/sandbox-wire';
import { sandboxKeys } from '@/lib/payments/sandbox-keys';
import { toPlainDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { chargeSaid, makeCharge } from './make-charge';
import { makeRefund, refundSaid } from './make-refund';
import { TIME_OUT_MS } from './model/scripts';
import { detachMandate, findCharge, findChargeById, findPayouts, findSetup, forgetCustomer, openSetup, payOut } from './store';

export interface SandboxCall {
  method: string;
  segments: readonly string[];
  query: URLSearchParams;
  headers: Headers;
  raw: Uint8Array;
}

export interface SandboxAnswer {
  status: number;
  body: unknown;
  /** Its script answers so late. */
  afterMs?: number;
}

const problem = (status: number, title: string): SandboxAnswer => ({ status, body: { title } });
const NOTHING = problem(404, 'There is nothing here');

function isAllowed({ env }: Deps, headers: Headers): boolean {
  const [given, due] = [headers.get('authorization') ?? '', `Bearer ${sandboxKeys(env.encryptionKey).bearer}`].map((text) => Buffer.from(text));
  return given !== undefined && due !== undefined && given.length === due.length && timingSafeEqual(given, due);
}

/** The sandbox gateway's interface: `/v1/setups`, `/charges`, `/refunds`, `/detachments`, `/forgotten`, `/payouts`. In the demo alone. */
export async function serveSandbox(deps: Deps, call: SandboxCall): Promise<SandboxAnswer> {
  const { method, segments: [version, noun, name, ...rest], headers, raw, query } = call;
  if (deps.env.mode !== 'demo' || version !== 'v1' || rest.length > 0) return NOTHING;
  if (!isAllowed(deps, headers)) return problem(401, 'The secret is not ours');
  if (method === 'GET') {
    if (noun === 'setups' && name !== undefined) return readSetup(deps, name);
    if (noun === 'charges' && name !== undefined) return readCharge(deps, name);
    return noun === 'payouts' ? readPayouts(deps, query.get('since') ?? '') : NOTHING;
  }
  const key = headers.get('idempotency-key');
  const body = jsonOf(raw);
  if (method !== 'POST' || name !== undefined) return NOTHING;
  if (!key || key.length > 100 || body === undefined) return problem(400, 'A POST has a key and a JSON object');
  if (noun === 'setups') return postSetup(deps, key, body);
  if (noun === 'charges') return postCharge(deps, key, body);
  if (noun === 'detachments') return postDetachment(deps, body);
  if (noun === 'forgotten') return postForgotten(deps, body);
  return noun === 'refunds' ? postRefund(deps, key, body) : NOTHING;
}

function jsonOf(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString('utf8'));
  } catch {
    return undefined;
  }
}

type SetupRow = NonNullable<Awaited<ReturnType<typeof findSetup>>>;

function setupSaid(deps: Deps, { id, customer, mandate }: SetupRow): SetupShape {
  const url = `${deps.env.baseUrl}/sandbox/${id}`;
  if (!mandate) return { id, url, customer, status: 'open' };
  const { token, kind, brand, last4 } = mandate;
  return { id, url, customer, status: 'done', mandate: { token, kind, brand, last4 } };
}

async function readSetup(deps: Deps, id: string): Promise<SandboxAnswer> {
  const setup = await findSetup(deps.db, id);
  return setup ? { status: 200, body: setupSaid(deps, setup) } : NOTHING;
}

async function postSetup(deps: Deps, key: string, body: unknown): Promise<SandboxAnswer> {
  const read = setupBody.safeParse(body);
  if (!read.success || new URL(read.data.returnUrl).origin !== new URL(deps.env.baseUrl).origin) return problem(422, 'This is no setup');
  const { value } = await write(deps, async (tx) => ok(await openSetup(tx, { key, ...read.data }, deps.clock.now())));
  return { status: 200, body: setupSaid(deps, value) };
}

async function readCharge(deps: Deps, key: string): Promise<SandboxAnswer> {
  const charge = await findCharge(deps.db, key);
  return charge ? { status: 200, body: chargeSaid(charge, deps.clock.now()) } : NOTHING;
}

async function postCharge(deps: Deps, key: string, body: unknown): Promise<SandboxAnswer> {
  const read = chargeBody.safeParse(body);
  if (!read.success) return problem(422, 'This is no charge');
  const now = deps.clock.now();
  const { value: made } = await write(deps, async (tx) => ok(await makeCharge(tx, key, read.data, now)));
  if (made === null) return problem(422, 'There is no such mandate');
  if (made === 'conflict') return problem(409, 'The key was used for something else');
  const { script } = made.mandate;
  if (script === 'unknown') return problem(500, 'Something went wrong');
  return { status: 200, body: chargeSaid(made, now), ...(script === 'time-out' && { afterMs: TIME_OUT_MS }) };
}

async function postRefund(deps: Deps, key: string, body: unknown): Promise<SandboxAnswer> {
  const read = refundBody.safeParse(body);
  const charge = read.success ? await findChargeById(deps.db, read.data.charge) : null;
  if (!read.success || !charge || charge.code !== null || charge.currency !== read.data.currency) return problem(422, 'This is no refund of a charge');
  const now = deps.clock.now();
  const { value: made } = await write(deps, async (tx) => ok(await makeRefund(tx, key, { charge, amountMinor: BigInt(read.data.amount) }, now)));
  return made ? { status: 200, body: refundSaid(made, now) } : problem(422, 'It cannot be given back');
}

async function postDetachment(deps: Deps, body: unknown): Promise<SandboxAnswer> {
  const read = detachBody.safeParse(body);
  if (!read.success || !await detachMandate(deps.db, read.data, deps.clock.now())) return problem(422, 'There is no such mandate');
  return { status: 200, body: { token: read.data.token, status: 'detached' } };
}

async function postForgotten(deps: Deps, body: unknown): Promise<SandboxAnswer> {
  const read = forgetBody.safeParse(body);
  if (!read.success || !await forgetCustomer(deps.db, read.data.customer, deps.clock.now())) return problem(422, 'There is no such customer');
  return { status: 200, body: { customer: read.data.customer, status: 'forgotten' } };
}

async function readPayouts(deps: Deps, since: string): Promise<SandboxAnswer> {
  if (!isPlainDate(since)) return problem(422, 'Since which day');
  const { value: rows } = await write(deps, async (tx) => {
    await payOut(tx, deps.clock.now());
    return ok(await findPayouts(tx, since));
  });
  const payouts: PayoutsShape['payouts'] = rows.map(({ id, paidOn, currency, charges, refunds, failures }) => ({
    id, currency, paidOn: toPlainDate(paidOn), lines: [
      ...charges.map((charge) => ({ kind: 'CHARGE' as const, reference: charge.id, amount: String(charge.amountMinor) })),
      ...refunds.map((refund) => ({ kind: 'REFUND' as const, reference: refund.id, amount: String(-refund.amountMinor) })),
      ...failures.map((refund) => ({ kind: 'REFUND' as const, reference: failedLine(refund.id), amount: String(refund.amountMinor) })),
    ],
  }));
  return { status: 200, body: { payouts } };
}
