import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { percentText } from '@/lib/catalogue/model/percent';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatDay, formatTableDate } from '@/lib/kernel/day-text';
import type { Locale } from '@/lib/kernel/money';
import type { LeavePortal } from '@/lib/endings/views/portal';
import type { LeaseDetail } from '@/lib/leases/views';

interface Props {
  lease: LeaseDetail;
  portal: LeavePortal;
  locale: Locale;
}

/** What leaving costs today, to the day, and the ways there; or which of them is under way. */
export function LeaveToday({ lease, portal, locale }: Props) {
  const [t, transfer] = [useTranslations('endings.portal'), useTranslations('transfers')];
  const { today, term } = portal;
  const link = buttonVariants({ variant: 'secondary' });
  if (!today && !term) return null;
  return (
    <Section title={t('leave')} aside={t('asOf', { date: formatTableDate(lease.today, locale) })}>
      {today && (
        <div className="grid gap-6 md:grid-cols-2 md:gap-9">
          <Buy lease={lease} today={today} />
          <Give lease={lease} today={today} />
        </div>
      )}
      {today && today.buy.openMinor + today.buy.beforeMinor + today.buy.chargesMinor > 0n && <p className="mt-2 text-xs text-ink-muted">{t.rich(today.buy.chargesMinor > 0n ? 'plusOpenLate' : 'plusOpen', { amount: () => <Money minor={today.buy.openMinor + today.buy.beforeMinor + today.buy.chargesMinor} currency={lease.currency} /> })}</p>}
      <div className="mt-4 flex flex-wrap gap-3">
        {today && <Link href={`/leases/${lease.id}/buyout`} className={link}>{t('buyLink')}</Link>}
        {today && <Link href={`/leases/${lease.id}/return`} className={link}>{t('giveLink')}</Link>}
        {term && <Link href={`/leases/${lease.id}/term`} className={link}>{t('termLink')}</Link>}
        {today && lease.today < lease.endsOn && <Link href={`/leases/${lease.id}/transfer`} className={link}>{transfer('link')}</Link>}
      </div>
    </Section>
  );
}

type Today = NonNullable<LeavePortal['today']>;

function Buy({ lease: { currency }, today: { buy } }: { lease: LeaseDetail; today: Today }) {
  const t = useTranslations('endings.portal');
  const money = (minor: bigint) => () => <Money minor={minor} currency={currency} />;
  return (
    <div>
      <h3 className="text-sm font-semibold text-accent">{t('buy')}</h3>
      <p className="text-xl font-bold"><Money minor={buy.amountMinor} currency={currency} /></p>
      <p className="text-xs text-ink-muted">{t.rich('buyHow', { left: money(buy.leftMinor), rebate: money(buy.rebateMinor), residual: money(buy.residualMinor), hasResidual: buy.residualMinor > 0n ? 'yes' : 'no' })}</p>
    </div>
  );
}

function Give({ lease: { currency, returnChargeBps }, today: { give } }: { lease: LeaseDetail; today: Today }) {
  const t = useTranslations('endings.portal');
  const money = (minor: bigint) => () => <Money minor={minor} currency={currency} />;
  return (
    <div>
      <h3 className="text-sm font-semibold">{t('give')}</h3>
      <p className="text-xl font-bold"><Money minor={give.chargeMinor} currency={currency} /></p>
      {give.cause === 'EARLY' && <p className="text-xs text-ink-muted">{t.rich('giveHow', { left: money(give.leftMinor), percent: () => percentText(returnChargeBps) })}</p>}
      {give.cause === 'EXIT_RIGHT' && <p className="text-xs text-credit">{t('giveFree')}<br />{t.rich('otherwise', { amount: money(give.otherwiseMinor) })}</p>}
      {give.cause === 'TERM' && <p className="text-xs text-ink-muted">{t('giveFreeTerm')}</p>}
    </div>
  );
}

/** A buyout or a return that is under way. */
export function UnderWay({ lease, portal: { buying, returning }, locale }: Props) {
  const [t, states] = [useTranslations('endings.portal'), useTranslations('endings.returnStates')];
  const link = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6';
  if (lease.state === 'ENDED') return null;
  if (buying) {
    return (
      <Panel tone="info" title={t('buyingTitle')}>
        <p>{t.rich(!buying.paid ? 'buying' : buying.restMinor > 0n ? 'boughtButRest' : 'bought', { amount: () => <Money minor={buying.paid ? buying.amountMinor : buying.amountMinor + buying.restMinor} currency={lease.currency} />, rest: () => <Money minor={buying.restMinor} currency={lease.currency} />, date: () => formatDay(buying.validOn, locale, lease.today) })}</p>
        <Link href={`/leases/${lease.id}/buyout`} className={link}>{t('see')}</Link>
      </Panel>
    );
  }
  return returning && <Panel tone="info" title={t('returningTitle')}><p>{returning.sendBy === null ? states(returning.state) : t('sendBy', { date: formatInstant(returning.sendBy, locale) })}</p><Link href={`/leases/${lease.id}/return`} className={link}>{t('see')}</Link></Panel>;
}
