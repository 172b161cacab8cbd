import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { collectDue } from '@/lib/billing/collect-due';
import { runBilling } from '@/lib/billing/run-billing';
import { takePayouts } from '@/lib/billing/take-payouts';
import { beginSetup } from '@/lib/payments/begin-setup';
import { finishSetup } from '@/lib/payments/finish-setup';
import { receiveGatewayEvent } from '@/lib/payments/receive-gateway-event';
import { SetClock } from '@/lib/platform/clock';
import { openDb, type Deps } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/log';
import { workOff } from './jobs';
import { assertLocalDatabase } from './local-database';

/*
 * A process for tests that kill it, which does what the web or the worker does of collection: `one-round.ts STEP WHAT INSTANT`.
 * round: the sweeps once, and what is queued; event: a callback of the gateway is posted; set-up: a purchaser opens the
 * gateway's page; finish: and comes back from it.
 */
const OF_COLLECTION = ['charge-attempt', 'refund-attempt', 'apply-gateway-event', 'resume-collection'];

export async function round(deps: Deps): Promise<void> {
  for (const sweep of [runBilling, collectDue, askOpenAttempts]) await sweep(deps);
  await takePayouts(deps, { gateway: 'sandbox' });
  await workOff(deps, ...OF_COLLECTION);
}

const STEPS: Readonly<Record<string, (deps: Deps, what: string) => Promise<unknown>>> = {
  round,
  event: (deps, what) => {
    const { headers, body } = JSON.parse(what) as { headers: [string, string][]; body: string };
    return receiveGatewayEvent(deps, { gateway: 'sandbox', headers: new Headers(headers), raw: Buffer.from(body) });
  },
  'set-up': (deps, userId) => beginSetup(deps, { userId, role: 'PURCHASER', name: '한결' }, {}),
  finish: (deps, methodId) => finishSetup(deps, { methodId }),
};

if (path.parse(process.argv[1] ?? '').name === 'one-round') {
  const [step = '', what = '', now = ''] = process.argv.slice(2);
  const settings = env();
  assertLocalDatabase(settings.databaseUrl);
  const deps = { db: openDb(settings.databaseUrl, 4), clock: new SetClock(Temporal.Instant.from(now)), env: settings, log: logger('silent', 'one-round') };
  await STEPS[step]?.(deps, what);
  await deps.db.$disconnect();
}
