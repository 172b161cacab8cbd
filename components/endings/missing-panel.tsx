import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import type { ReturnSight } from '@/lib/endings/views/returns';

/** Goods that have to go back and were not sent by their day; `now` as an RFC 3339 instant. */
export const isLateToSend = ({ state, times, lost }: ReturnSight, now: string): boolean =>
  state === 'LABELLED' && lost !== null && times.shipBy !== null && Date.parse(times.shipBy) < Date.parse(now);

/** For the purchaser: who sees next to goods that are on their way, and from when on goods that do not come may be given up, at what cost at the most. */
export function MissingPanel({ row, now }: { row: ReturnSight; now: string }) {
  const t = useTranslations('endings.return');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { state, lost } = row;
  if (lost === null) return null;
  const values = { date: formatDay(plainDateIn(lost.from), locale), amount: formatMoney(lost.mostMinor, row.currency, locale) };
  const free = lost.mostMinor === 0n;
  if (state === 'LABELLED') return isLateToSend(row, now) ? <Panel tone="caution" title={t('lateTitle')}>{t(free ? 'lateBare' : 'late', values)}</Panel> : null;
  if (Date.parse(now) < Date.parse(lost.from)) return <Panel tone="info">{t('onWay', values)}</Panel>;
  return <Panel tone="caution" title={t('unarrivedTitle')}>{t(free ? 'unarrivedFree' : 'unarrived', values)}</Panel>;
}
