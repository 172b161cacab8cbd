import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonVariants } from '@/components/ui/button-look';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { exclusionLines } from '@/lib/catalogue/model/guarantee';
import type { LeaseService } from '@/lib/guarantee/views/lists';
import { CareList, type Contest } from './care-list';
import { ClaimTable } from './claim-table';
import { ServiceNews } from './service-section';

/** A lease's guarantee: what is promised, what was claimed, when care comes. */
export function ServiceView({ service, now, contest }: { service: LeaseService; now: string; contest: Contest }) {
  const t = useTranslations('guarantee');
  const base = `/leases/${service.leaseId}/guarantee`;
  const mayOpen = service.mayClaim && service.claims.every(({ state }) => state === 'CLOSED');
  const open = mayOpen && <Link href={`${base}/new`} className={buttonVariants({ variant: 'primary' })}>{t('panel.new')}</Link>;
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={`${service.number} · ${service.title}`} title={t('title')} lead={t('service.lead')} actions={open} />
      <div className="flex flex-col gap-10">
        <ServiceNews service={service} now={now} />
        <Section title={t('service.claims')}><ClaimTable rows={service.claims} base={base} now={now} caption={t('service.claims')} empty={<EmptyState>{t('service.claimsEmpty')}</EmptyState>} /></Section>
        <Section title={t('service.plan')}>{service.plan ? <PlanFacts plan={service.plan} /> : <p className="text-sm">{t('panel.none')}</p>}</Section>
        <Section title={t('service.calendar')}>{service.visits.length === 0 ? <p className="text-sm text-ink-muted">{t('service.calendarEmpty')}</p> : <CareList visits={service.visits} contest={contest} />}</Section>
        <Link href={`/leases/${service.leaseId}`} className="inline-flex min-h-11 items-center self-start text-sm text-accent underline underline-offset-4 md:min-h-6">{t('service.toLease')}</Link>
      </div>
    </div>
  );
}

function PlanFacts({ plan }: { plan: NonNullable<LeaseService['plan']> }) {
  const t = useTranslations('guarantee');
  const exclusions = exclusionLines(plan, useLocale() === 'en');
  return (
    <DescriptionList items={[
      { term: t('service.response'), value: t('service.hours', { count: plan.responseHours }) },
      { term: t('service.repair'), value: t('service.days', { count: plan.repairDays }) },
      { term: t('service.visit'), value: t(`visitKinds.${plan.visit}`) },
      { term: t('service.late'), value: t('service.lateText') },
      { term: t('service.replacement'), value: plan.replacement ? t('service.replacementYes') : t('service.none') },
      { term: t('service.care'), value: plan.careVisits > 0 ? t('service.times', { count: plan.careVisits }) : t('service.none') },
      { term: t('service.exclusions'), value: exclusions.length > 0 ? <ul className="list-disc pl-4">{exclusions.map((line) => <li key={line}>{line}</li>)}</ul> : t('service.none') },
    ]} />
  );
}
