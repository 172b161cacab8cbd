import { confirmVisit } from '@/lib/guarantee/confirm-visit';
import { finishVisit } from '@/lib/guarantee/finish-visit';
import { keepCareCalendar } from '@/lib/guarantee/keep-care';
import { MISSED_DAYS, REMIND_DAYS } from '@/lib/guarantee/model/care';
import { addDays, plainDateIn, startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';
import { fromPlainDate, toPlainDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { asOf } from './demo-time';
import { done, SILENT, type Tell } from './done';
import { ownerOf } from './people';
import { OF_NEWS, workOff } from './stories/work';

/** One in so many visits nobody came to. */
const MISSED_ONE_IN = 6;
const CONFIRMED_DAYS = 5;
const NOTES = ['필터를 새것으로 갈고 안쪽을 닦았습니다.', '움직이는 곳을 살피고 기름을 쳤습니다. 이상이 없습니다.', '먼지를 빨아들이고 나사를 다시 조였습니다.', '닳은 부품을 갈고 시험해 보았습니다.'];

/** Care visits whose day is over and of which nothing is known, in the order of their days. */
const passedVisits = (deps: Deps, today: PlainDate) => deps.db.careVisit.findMany({
  where: { state: 'PLANNED', guarantee: { lease: { state: 'ACTIVE' } }, plannedOn: { lt: fromPlainDate(addDays(today, -MISSED_DAYS - 1)) } },
  orderBy: [{ plannedOn: 'asc' }, { leaseId: 'asc' }], include: { guarantee: { select: { keeperId: true } } },
});

/** Sellers came to most of the care that they promised, on its day. Begun again, it goes on with what nothing was told of. */
export async function seedCare(deps: Deps, tell: Tell = SILENT): Promise<void> {
  const today = plainDateIn(deps.clock.now());
  const visits = await passedVisits(deps, today);
  const morning = (day: PlainDate, hours: number) => asOf(deps, startOfDayIn(day).add({ hours }));
  for (const [index, { leaseId, no, plannedOn, guarantee: { keeperId } }] of visits.entries()) {
    tell(`care ${index + 1}/${visits.length}`);
    const visitOn = toPlainDate(plannedOn);
    const soon = morning(addDays(visitOn, -REMIND_DAYS), 9);
    await keepCareCalendar(soon);
    await workOff(soon, [], OF_NEWS);
    const missed = index % MISSED_ONE_IN === 1;
    const then = morning(missed ? addDays(visitOn, MISSED_DAYS + 1) : visitOn, 15);
    if (missed) await keepCareCalendar(then);
    else {
      const seller = await ownerOf(deps, keeperId);
      done('day of a visit', await confirmVisit(morning(addDays(visitOn, -CONFIRMED_DAYS), 10), seller, { leaseId, no, visitOn }));
      done('visit', await finishVisit(then, seller, { leaseId, no, doneOn: visitOn, note: NOTES[index % NOTES.length] ?? '' }));
    }
    await workOff(then, [], OF_NEWS);
  }
}
