import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonVariants } from '@/components/ui/button-look';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { formatDay } from '@/lib/kernel/day-text';
import type { LeaseService } from '@/lib/guarantee/views/lists';
import { ClaimBadge } from './claim-badge';

/** On a lease's page: the open claim with its clock, else what is promised and how to claim it. */
export function ServiceSection({ service, now }: { service: LeaseService; now: string }) {
  const t = useTranslations('guarantee');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const open = service.claims.find(({ state }) => state !== 'CLOSED');
  const care = service.visits.find(({ state }) => state === 'PLANNED' || state === 'CONFIRMED');
  const base = `/leases/${service.leaseId}/guarantee`;
  return (
    <Section title={t('title')} aside={<Link href={base} className="text-accent underline underline-offset-4">{t('panel.see')}</Link>}>
      <div className="flex flex-col items-start gap-3 text-sm">
        <ServiceNews service={service} now={now} />
        {open ? (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><ClaimBadge state={open.state} /><span className="font-semibold">{t('panel.open')}</span>{open.dueBy && <Deadline at={open.dueBy} now={now} />}</p>
        ) : service.mayClaim && service.plan && <p>{t('panel.promise', { hours: service.plan.responseHours, days: service.plan.repairDays })}</p>}
        {service.creditedMinor > 0n && <p className="text-credit">{t('panel.credited')}: <Money minor={service.creditedMinor} currency={service.currency} /></p>}
        {care && service.mayClaim && <p className="text-ink-muted">{t('panel.nextCare')}: {formatDay(care.visitOn ?? care.plannedOn, locale, service.today)}</p>}
        {open ? <Link href={`${base}/${open.id}`} className={buttonVariants({ variant: 'secondary' })}>{t('panel.toClaim')}</Link>
          : service.mayClaim && <Link href={`${base}/new`} className={buttonVariants({ variant: 'secondary' })}>{t('panel.new')}</Link>}
      </div>
    </Section>
  );
}

/** What changed about who keeps the guarantee, and whether the lease may be left. */
export function ServiceNews({ service, now }: { service: LeaseService; now: string }) {
  const t = useTranslations('guarantee.panel');
  return (
    <>
      {service.exitOpen && service.active && <Panel tone="caution" className="w-full">{t('exit')}</Panel>}
      {service.gone !== null && service.active && <Panel tone="caution" className="w-full">{t('gone')} <Deadline at={service.gone} now={now} /></Panel>}
      {service.keeper !== null && <Panel tone="info" className="w-full">{t('keeper', { name: service.keeper.name, seller: service.keeper.seller })}</Panel>}
    </>
  );
}
