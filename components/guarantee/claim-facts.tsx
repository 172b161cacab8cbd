import { useLocale, useTranslations } from 'next-intl';
import { Deadline } from '@/components/ui/deadline';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatDay } from '@/lib/kernel/day-text';
import type { ClaimSight } from '@/lib/guarantee/views/claim';

/** Who has what to do by when; what is broken, and what it gives back. */
export function ClaimStanding({ claim }: { claim: ClaimSight }) {
  const t = useTranslations('guarantee.claim');
  if (claim.pausedSince !== null) return <Panel tone="moon" title={t('paused')}>{t('pausedText')}</Panel>;
  if (claim.broken.length > 0 && claim.running && claim.grantedUntil === null) return <Panel tone="critical" title={t('broken')}>{t('brokenText', { count: claim.lateDays })}</Panel>;
  return null;
}

export function ClaimFacts({ claim, now }: { claim: ClaimSight; now: string }) {
  const t = useTranslations('guarantee.claim');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const at = (instant: string) => <time dateTime={instant} className="money">{formatTableInstant(instant, locale, claim.timeZone)}</time>;
  const by = (instant: string) => (claim.running && claim.pausedSince === null ? <Deadline at={instant} now={now} /> : at(instant));
  const down = claim.downMinutes;
  const { parties } = claim;
  const items: (Description | false)[] = [
    parties !== null && { term: t('purchaser'), value: parties.purchaser },
    parties !== null && { term: t('seller'), value: parties.seller.name },
    parties !== null && parties.keeper.id !== parties.seller.id && { term: t('keeper'), value: parties.keeper.name },
    claim.respondBy !== null ? { term: t('respondBy'), value: by(claim.respondBy) } : { term: t('answeredAt'), value: at(claim.answeredAt ?? claim.openedAt) },
    { term: t('repairBy'), value: claim.grantedUntil === null ? by(claim.repairBy) : <>{by(claim.grantedUntil)}<span className="block text-ink-muted">{t('granted')}</span></> },
    claim.plannedOn !== null && { term: t('plannedOn'), value: formatDay(claim.plannedOn, locale) },
    claim.closeBy !== null && { term: t('closeBy'), value: <Deadline at={claim.closeBy} now={now} /> },
    { term: t('since'), value: formatDay(claim.sinceOn, locale) },
    { term: t('serial'), value: <span className="money">{claim.serial}</span> },
    { term: t('usable'), value: t(claim.usable ? 'usableYes' : 'usableNo') },
    down !== null && { term: t('down'), value: <span className="money">{t('downText', { days: Math.floor(down / 1440), hours: Math.floor((down % 1440) / 60) })}</span> },
    claim.exclusion !== null && { term: t('exclusion'), value: claim.exclusion },
    claim.lateDays > 0 && { term: t('lateDays'), value: t('days', { count: claim.lateDays }) },
    claim.credits.length > 0 && {
      term: t('credits'),
      value: <ul>{claim.credits.map(({ seq, days, periodDays, amountMinor }) => <li key={seq} className="text-credit"><Money minor={amountMinor} currency={claim.currency} /> · {t('creditLine', { seq, days, period: periodDays })}</li>)}</ul>,
    },
  ];
  return <DescriptionList items={items.filter((item) => item !== false)} />;
}
