import { CalendarClock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { TermStanding } from '@/lib/endings/views/portal';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';

interface Props {
  leaseId: string;
  term: TermStanding;
  currency: string;
  today: string;
  locale: Locale;
}

/** The end of a term that is near or past: what was chosen for it, what the next month costs of goods that are used on, or that it is to be chosen. */
export function TermPanel({ leaseId, term: { choice, endsOn, extensionMinor, nextFrom }, currency, today, locale }: Props) {
  const t = useTranslations('endings.term');
  const ends = formatDay(endsOn, locale, today);
  const on = choice === 'EXTEND' && nextFrom !== null;
  return (
    <Panel tone={choice === null ? 'caution' : 'info'} icon={CalendarClock} title={on ? t('chosen.ON') : t(`chosen.${choice ?? 'NONE'}`)}>
      <p>
        {on ? t('onBody', { until: formatDay(nextFrom, locale, today), amount: formatMoney(extensionMinor, currency, locale) })
          : choice === null ? t('noneBody', { date: ends }) : t(choice === 'EXTEND' ? 'extendBody' : 'chosenBody', { date: ends, amount: formatMoney(extensionMinor, currency, locale) })}
      </p>
      <Link href={`/leases/${leaseId}/term`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t(choice === null ? 'choose' : 'change')}</Link>
    </Panel>
  );
}
