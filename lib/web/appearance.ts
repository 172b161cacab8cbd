import 'server-only';
import { cookies } from 'next/headers';
import { TIME_ZONE } from '@/lib/platform/clock';
import { webDeps } from './deps';

export type Theme = 'system' | 'light' | 'dark';

export async function requestTheme(): Promise<Theme> {
  const chosen = (await cookies()).get('theme')?.value;
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** 1 to 12 by the mall's clock: the month that the logo shows. */
export async function currentMonth(): Promise<number> {
  return (await webDeps()).clock.now().toZonedDateTimeISO(TIME_ZONE).month;
}
