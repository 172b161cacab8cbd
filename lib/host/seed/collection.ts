import { Temporal } from 'temporal-polyfill';
import { collectDue } from '@/lib/billing/collect-due';
import { runBilling } from '@/lib/billing/run-billing';
import { takePayouts } from '@/lib/billing/take-payouts';
import { plainDateIn, startOfDayIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { beginSetup } from '@/lib/payments/begin-setup';
import { finishSetup } from '@/lib/payments/finish-setup';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { enterNumber } from '@/lib/sandbox-gateway/enter-number';
import { asOf } from './demo-time';
import { done, SILENT, type Tell } from './done';
import { withSandbox } from './sandbox-server';
import { OF_COLLECTION, workOff } from './stories/work';

/** What a purchaser pays by, where it is not the card that is always approved. */
const NUMBERS: Readonly<Record<string, string>> = { 'purchaser6@dalmada.test': '4000 0000 0000 0341', 'purchaser7@dalmada.test': '110-1234-5678', 'purchaser9@dalmada.test': '4000 0000 0000 9995' };
const APPROVED = '4242 4242 4242 4242';

interface Payer { id: string; name: string; email: string; since: Date }

/** Purchasers with a lease and no method, and since when they have the first. */
async function payersWithout({ db }: Deps): Promise<Payer[]> {
  const users = await db.user.findMany({ where: { role: 'PURCHASER' }, select: { id: true, name: true, email: true } });
  const leases = await db.lease.groupBy({ by: ['purchaserId'], _min: { createdAt: true } });
  const methods = await db.paymentMethod.findMany({ where: { state: 'ACTIVE' }, select: { purchaserId: true } });
  const paying = new Set(methods.map(({ purchaserId }) => purchaserId));
  return leases.flatMap(({ purchaserId, _min: { createdAt } }) => {
    const user = users.find(({ id }) => id === purchaserId);
    return user && createdAt && !paying.has(purchaserId) ? [{ ...user, since: createdAt }] : [];
  });
}

async function addMethod(deps: Deps, { id, name, email }: Payer): Promise<void> {
  const { methodId } = done(`payment method of ${name}`, await beginSetup(deps, { userId: id, name, role: 'PURCHASER' }, {}));
  const { session } = await deps.db.paymentMethod.findUniqueOrThrow({ where: { id: methodId }, select: { session: true } });
  done('test number', await enterNumber(deps, null, { setupId: session ?? '', number: NUMBERS[email] ?? APPROVED }));
  await finishSetup(deps, { methodId });
}

/** Days on which an instalment of a running lease falls due, up to today. */
async function dueDays(deps: Deps): Promise<string[]> {
  const today = plainDateIn(deps.clock.now());
  const rows = await deps.db.leaseInstalment.groupBy({ by: ['dueOn'], where: { state: 'DUE', dueOn: { lte: new Date(`${today}T00:00:00Z`) } }, orderBy: { dueOn: 'asc' } });
  return rows.map(({ dueOn }) => toPlainDate(dueOn));
}

/** When what is due on a day is collected: the first business day from then, in the morning; never later than now. */
function collectedAt({ clock }: Deps, day: string): Temporal.Instant {
  const at = startOfDayIn(businessDayFrom(day)).add({ hours: 10 });
  return Temporal.Instant.compare(at, clock.now()) > 0 ? clock.now() : at;
}

/** Every lease is paid by a method, and what fell due was billed and collected on its day. Begun again, it goes on where it was. */
export async function seedCollection(deps: Deps, tell: Tell = SILENT): Promise<void> {
  let then = deps;
  await withSandbox(() => then, async (sandboxUrl) => {
    // Whatever keys there are: the demo's past was paid by nobody's money.
    const own = { ...deps, env: { ...deps.env, stripe: undefined, sandboxUrl } };
    for (const payer of await payersWithout(deps)) {
      then = asOf(own, toInstant(payer.since));
      await addMethod(then, payer);
      await workOff(then, [], OF_COLLECTION);
    }
    const days = await dueDays(deps);
    for (const [index, day] of days.entries()) {
      if (index % 10 === 0) tell(`collection ${index + 1}/${days.length}`);
      then = asOf(own, collectedAt(deps, day));
      await runBilling(then);
      await collectDue(then);
      await workOff(then, [], OF_COLLECTION);
      await takePayouts(then, { gateway: 'sandbox' });
    }
  });
}
