import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Temporal } from 'temporal-polyfill';
import { Thumb } from '@/components/catalogue/plate';
import { Money } from '@/components/ui/money';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatDay, formatTableDate } from '@/lib/kernel/day-text';
import type { Locale } from '@/lib/kernel/money';
import { dueWhen } from '@/lib/leases/model';
import type { ListedLease } from '@/lib/leases/views';

export function LeaseRow({ lease, locale, now }: { lease: ListedLease; locale: Locale; now: Temporal.Instant }) {
  const [t, badge, leaving] = [useTranslations('leases'), useTranslations('rights.badges'), useTranslations('endings.portal')];
  const openMinor = lease.openMinor - lease.deferredMinor;
  const over = lease.released || lease.state === 'ENDED';
  return (
    <li className="border-b border-line">
      <Link href={`/leases/${lease.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
        {lease.photoId && <Thumb photoId={lease.photoId} className="w-18 rounded-md" />}
        <span className="min-w-0 flex-1">
          <span className="money block text-xs text-ink-muted">{lease.number} · {lease.financier[locale]}</span>
          <span className="block font-semibold">{lease.title}</span>
          {lease.state === 'ENDED' && <span className="block text-sm text-ink-muted">{t('endedTitle')}</span>}
          {lease.released && <span className="block text-sm text-ink-muted">{badge('STANDS')}</span>}
          {lease.returning && <span className="block text-sm text-ink-muted">{lease.returning.sendBy === null ? leaving('returningTitle') : leaving('sendBy', { date: formatInstant(lease.returning.sendBy, locale) })}</span>}
          {lease.restsSince !== null && <span className="block text-sm text-ink-muted">{t('restsTitle')}</span>}
          {lease.deferredTo !== null && <span className="block text-sm text-ink-muted">{t('deferredTo', { date: formatDay(lease.deferredTo, locale, plainDateIn(now, lease.timeZone)) })}{lease.deferredMinor > 0n && <> <Money minor={lease.deferredMinor} currency={lease.currency} /></>}</span>}
          {openMinor > 0n && <span className="block text-sm font-semibold">{t('openNow')} <Money minor={openMinor} currency={lease.currency} /></span>}
          {lease.next && <span className="block text-sm text-ink-muted">{t(`due.${dueWhen(lease.next.dueOn, plainDateIn(now, lease.timeZone))}`)} · {formatTableDate(lease.next.dueOn, locale)} <Money minor={lease.next.amountMinor} currency={lease.currency} /></span>}
        </span>
        <span className="flex w-full items-baseline justify-between gap-3 sm:w-auto sm:flex-col sm:items-end sm:gap-0">
          {over ? <span>{t('moreToPay')} <Money minor={lease.openMinor} currency={lease.currency} className="font-bold" /></span> : (
            <>
              <span>{t('monthly')} <Money minor={lease.instalmentMinor} currency={lease.currency} className="font-bold" /></span>
              <span>{t('total')} <Money minor={lease.totalCostMinor} currency={lease.currency} className="font-semibold" /></span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
