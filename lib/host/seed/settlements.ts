import { paySellers } from '@/lib/desk-server/pay-sellers';
import { addDays, plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { toInstant } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { approveSettlement } from '@/lib/settlements/approve-settlement';
import { makePayoutFile } from '@/lib/settlements/make-payout-file';
import { settlementDayFrom } from '@/lib/settlements/model/shares';
import { recordFilePaid } from '@/lib/settlements/record-payout';
import { releaseHoldbacks } from '@/lib/settlements/release-holdbacks';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { settleDay } from '@/lib/settlements/run-settlements';
import { findLastDay } from '@/lib/settlements/store/run';
import { findRule } from '@/lib/settlements/store/terms';
import { during } from './demo-time';
import { done, SILENT, type Tell } from './done';
import { actorOf } from './people';
import { OF_BANK, OF_NEWS, workOff } from './stories/work';

/** Settlements of so many days still wait for an admin. */
const DAYS_WAITING = 28;

/** Two admins approve what was settled on a day, or before and never approved; the bank carries the file out on the next business day. */
async function payOut(deps: Deps, day: PlainDate): Promise<void> {
  const waiting = await deps.db.settlement.findMany({ where: { state: 'DRAFT' }, select: { id: true } });
  if (waiting.length === 0) return;
  const [first, second] = [await actorOf(deps, 'admin@dalmada.test'), await actorOf(deps, 'admin2@dalmada.test')];
  for (const { id: settlementId } of waiting) {
    const { outcome } = done('settlement', await approveSettlement(during(deps, day, 10), first, { settlementId }));
    if (outcome === 'FIRST') done('second look', await approveSettlement(during(deps, day, 11), second, { settlementId }));
  }
  const { fileId } = done('payout file', await makePayoutFile(during(deps, day, 14), first, { currency: 'KRW' }));
  const then = during(deps, businessDayFrom(addDays(day, 1)), 10);
  done('payout', await recordFilePaid(then, second, { fileId }));
  await workOff(then, [], OF_NEWS);
}

/**
 * Sellers were settled with on every settlement day since the first lease, and paid, but for the last weeks: those wait.
 * Begun again, it goes on after the last day that was walked, by it or by the mall itself.
 */
export async function seedSettlements(deps: Deps, tell: Tell = SILENT): Promise<void> {
  const today = plainDateIn(deps.clock.now());
  const [{ weekday }, last] = [await findRule(deps.db), await findLastDay(deps.db)];
  const opened = await deps.db.lease.findFirst({ orderBy: { createdAt: 'asc' }, select: { createdAt: true } });
  if (!opened) return;
  const after = last === null ? plainDateIn(toInstant(opened.createdAt)) : addDays(last, 1);
  for (let day = settlementDayFrom(after, weekday); day <= today; day = settlementDayFrom(addDays(day, 1), weekday)) {
    tell(`settlement ${day}`);
    const then = during(deps, day, 7);
    // What an outside financier says that it has paid comes first: a release waits for it.
    await paySellers(then);
    await workOff(then, [], OF_BANK);
    await releaseToSellers(then);
    await releaseHoldbacks(then);
    await settleDay(then, day);
    if (day <= addDays(today, -DAYS_WAITING)) await payOut(deps, day);
    await workOff(then, [], OF_NEWS);
  }
}
