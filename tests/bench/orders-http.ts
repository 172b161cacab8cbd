import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor } from '@/lib/kernel/actor';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@/lib/accounts/model/demo-accounts';
import { systemClock } from '@/lib/platform/clock';
import { openDb, type Deps } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/log';
import { valueOf } from '../support/catalogue';
import { filledForm, orderWorld, someApproval, somePurchaser, type OrderWorld } from '../support/orders';
import { latencyOf, timed } from './figures';

/** A client. */
const WARM_UP = 4;

interface Client {
  actor: Actor;
  cookie: string;
}

/** Name and value of every cookie that an answer sets. */
const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');

/** Signs in over HTTP as the sign-in page does. @returns the session's cookie header */
async function signIn(base: string, email: string): Promise<string> {
  const start = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = (await start.json()) as { csrfToken: string };
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST', redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookiesOf(start).join('; '), origin: base },
    body: new URLSearchParams({ csrfToken, email, password: DEMO_PASSWORD, json: 'true' }),
  });
  const session = cookiesOf(answer);
  if (!session.some((cookie) => cookie.includes('session-token'))) throw new Error(`sign-in answered ${answer.status}`);
  return [...cookiesOf(start), ...session].join('; ');
}

/** The id under which the build serves a server action. */
function actionId(name: string): string {
  const manifest = JSON.parse(readFileSync(path.join('.next', 'server', 'server-reference-manifest.json'), 'utf8')) as { node: Record<string, { exportedName?: string }> };
  const found = Object.entries(manifest.node).find(([, action]) => action.exportedName === name);
  if (!found) throw new Error(`the build has no action ${name}`);
  return found[0];
}

/** A purchaser with the demo's password, signed in. */
async function client(deps: Deps, base: string): Promise<Client> {
  const [demo] = DEMO_ACCOUNTS;
  const { passwordHash } = await deps.db.user.findUniqueOrThrow({ where: { email: demo?.email ?? '' } });
  const actor = await somePurchaser(deps);
  const { email } = await deps.db.user.update({ where: { id: actor.userId }, data: { passwordHash } });
  return { actor, cookie: await signIn(base, email) };
}

/** Forms of one client that wait for a signature: one a listing, since there is one open form per purchaser and listing. */
async function openForms(deps: Deps, { actor }: Client, worlds: readonly OrderWorld[]): Promise<string[]> {
  const ids: string[] = [];
  for (const world of worlds) ids.push(valueOf(await openOrderForm(deps, actor, { approvalId: await someApproval(deps, world, actor) })).orderId);
  return ids;
}

/**
 * The signing request alone, over real HTTP against the built app with its worker beside it: what a purchaser waits for.
 * The forms are opened beforehand, each client's one after the other in listings that all share.
 */
export async function measureHttp(clients: number, orders: number) {
  const { databaseUrl, baseUrl } = env();
  const db = openDb(databaseUrl, clients + 2);
  const deps: Deps = { db, clock: systemClock, env: env(), log: logger('warn', 'bench') };
  const each = Math.ceil(orders / clients) + WARM_UP;
  const worlds: OrderWorld[] = [];
  for (let index = 0; index < each; index += 1) worlds.push(await orderWorld(deps, { units: clients }));
  const people: (Client & { forms: string[] })[] = [];
  for (let index = 0; index < clients; index += 1) {
    const person = await client(deps, baseUrl);
    people.push({ ...person, forms: await openForms(deps, person, worlds) });
  }
  const action = actionId('signOrderFormAction');
  const durations: number[] = [];
  const sign = async (person: (typeof people)[number], orderId: string) => {
    const body = JSON.stringify([{ orderId, form: filledForm(), signatureName: person.actor.name }]);
    const text = await timed(durations, async () => (await fetch(`${baseUrl}/orders/${orderId}/form`, {
      method: 'POST', body, headers: { accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8', 'next-action': action, cookie: person.cookie, origin: baseUrl },
    })).text());
    if (!text.includes('"ok":true')) throw new Error(`signing answered ${text.slice(0, 300)}`);
  };
  const signAll = (count: number) => Promise.all(people.map(async (person) => {
    for (const orderId of person.forms.splice(0, count)) await sign(person, orderId);
  }));
  await signAll(WARM_UP);
  durations.length = 0;
  const began = performance.now();
  await signAll(each);
  const seconds = (performance.now() - began) / 1000;
  await db.$disconnect();
  return { clients, requestsPerSecond: Math.round((durations.length / seconds) * 10) / 10, ...latencyOf(durations) };
}
