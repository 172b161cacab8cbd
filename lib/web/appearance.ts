import 'server-only';
import { TIME_ZONE } from '@/lib/platform/clock';
import { webDeps } from './deps';

/** 1 to 12 by the mall's clock: the month that the logo shows. */
export async function currentMonth(): Promise<number> {
  return (await webDeps()).clock.now().toZonedDateTimeISO(TIME_ZONE).month;
}
