import { addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { toInstant } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { makeRemittances } from '@/lib/settlements/make-remittances';
import { monthOf, remittedOn } from '@/lib/settlements/model/shares';
import { during } from './demo-time';
import { SILENT, type Tell } from './done';
import { OF_BANK, OF_NEWS, workOff } from './stories/work';

/**
 * What was collected for an outside financier went to it month by month, on the days on which it does; what came since
 * then waits. Begun again, it makes the months that are missing.
 */
export async function seedRemittances(deps: Deps, tell: Tell = SILENT): Promise<void> {
  const today = plainDateIn(deps.clock.now());
  const first = await deps.db.lease.findFirst({ where: { institution: { kind: 'HTTP' } }, orderBy: { createdAt: 'asc' }, select: { createdAt: true } });
  if (!first) return;
  const done = new Set((await deps.db.remittanceMonth.findMany({ select: { period: true } })).map(({ period }) => period));
  for (let period = monthOf(plainDateIn(toInstant(first.createdAt))); remittedOn(period) <= today; period = monthOf(addMonthsClamped(`${period}-01`, 1))) {
    if (done.has(period)) continue;
    tell(`remittances ${period}`);
    const then = during(deps, remittedOn(period), 6);
    await makeRemittances(then);
    await workOff(then, [], [...OF_BANK, ...OF_NEWS]);
  }
}
