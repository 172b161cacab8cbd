import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ExitPanel } from '@/components/exits/exit-panel';
import { LeaseChangesSection } from '@/components/supplements/lease-changes';
import { InstalmentTable } from '@/components/leases/instalment-table';
import { LeaseMonths } from '@/components/leases/lease-months';
import { LeaseFigures, LeaseStanding } from '@/components/leases/lease-standing';
import { OverdueSection } from '@/components/overdue/overdue-section';
import { RightsPanel } from '@/components/rights/rights-panel';
import { buttonVariants } from '@/components/ui/button-look';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { formatTableDate } from '@/lib/kernel/date-text';
import { ownOverdue } from '@/lib/billing/views/overdue';
import { dueWhen } from '@/lib/leases/model';
import { leaseDetail } from '@/lib/leases/views';
import { contractRights } from '@/lib/rights/views/purchaser';
import { leaseChanges } from '@/lib/supplements/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';
import { answerSettlementAction, withdrawSupplementAction } from '../actions';

interface Props {
  params: Promise<{ id: string }>;
}

const find = cache(async (id: string) => {
  const [actor, { db, clock }] = await Promise.all([pageActor('PURCHASER', `/leases/${id}`), webDeps()]);
  const now = clock.now();
  const [lease, rights, changes, overdue] = await Promise.all([leaseDetail(db, actor, id, now), contractRights(db, actor, { leaseId: id }, now), leaseChanges(db, actor, id, now), ownOverdue(db, actor, id, now)]);
  if (!lease || !rights || !changes || !overdue) notFound();
  return { lease: { ...lease, rights }, changes, overdue };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lease: { number, title } } = await find((await params).id);
  return { title: `${title} · ${number}` };
}

export default async function LeasePage({ params }: Props) {
  const { id } = await params;
  const [{ lease, changes, overdue }, t, language] = await Promise.all([find(id), getTranslations('leases'), getLocale()]);
  const locale = language === 'ko' ? 'ko' : 'en';
  const { next } = lease;
  const over = lease.released || lease.state === 'ENDED';
  const dropped = lease.rows.filter(({ seq, state }) => seq > 0 && state !== 'PAID').length;
  const due = next && t(`due.${dueWhen(next.dueOn, lease.today)}`);
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={`${lease.number} · ${lease.financier[locale]}`} title={lease.title} />
      <LeaseStanding lease={lease} rights={lease.rights} due={due} locale={locale} />
      <LeaseFigures lease={lease} rights={lease.rights} />
      <div className="flex flex-col gap-10">
        {overdue.state !== 'CURRENT' && <OverdueSection sight={overdue} answer={answerSettlementAction} />}
        <Section title={t('months')} aside={over ? t('droppedOf', { total: lease.termMonths, dropped }) : t('passed', { passed: lease.passed, total: lease.termMonths })}><LeaseMonths lease={lease} due={due} locale={locale} /></Section>
        <RightsPanel rights={lease.rights} />
        {overdue.state === 'CURRENT' && <OverdueSection sight={overdue} answer={answerSettlementAction} />}
        {!over && <ExitPanel points={lease.exits} currency={lease.currency} returnChargeBps={lease.returnChargeBps} start={lease.passed} passed={lease.passed} />}
        <Section title={t('schedule')} lead={over && t('scheduleWas')}><InstalmentTable rows={lease.rows} currency={lease.currency} locale={locale} nextSeq={next?.seq} /></Section>
        <LeaseChangesSection changes={changes} withdraw={withdrawSupplementAction} />
        <Section title={t('papers')}>
          <DescriptionList items={[
            { term: t('starts'), value: <span className="money">{formatTableDate(lease.startsOn, locale)}</span> },
            { term: t(lease.endedOn ? 'endedOn' : 'ends'), value: <span className="money">{formatTableDate(lease.endedOn ?? lease.endsOn, locale)}</span> },
            { term: t('contract'), value: <Link className="text-accent underline underline-offset-4" href={`/contracts/${lease.contractId}`}>{lease.contractNumber}</Link> },
          ]} />
          <Link href={`/orders/${lease.orderId}`} className={buttonVariants({ variant: 'secondary', className: 'mt-4' })}>{t('order')}</Link>
        </Section>
      </div>
    </div>
  );
}
