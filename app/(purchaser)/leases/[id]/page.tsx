import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { InstalmentTable } from '@/components/leases/instalment-table';
import { buttonVariants } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { MonthStrip } from '@/components/ui/month-strip';
import { PageHeader } from '@/components/ui/page-header';
import { PricePair } from '@/components/ui/price-pair';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { formatDay, formatTableDate } from '@/lib/kernel/date-text';
import { leaseDetail } from '@/lib/leases/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';

interface Props {
  params: Promise<{ id: string }>;
}

const find = cache(async (id: string) => {
  const [actor, { db }] = await Promise.all([pageActor('PURCHASER', `/leases/${id}`), webDeps()]);
  const lease = await leaseDetail(db, actor, id);
  if (!lease) notFound();
  return lease;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, title } = await find((await params).id);
  return { title: `${title} · ${number}` };
}

export default async function LeasePage({ params }: Props) {
  const { id } = await params;
  const [lease, t, language] = await Promise.all([find(id), getTranslations('leases'), getLocale()]);
  const locale = language === 'ko' ? 'ko' : 'en';
  // While the first payment is open, the month to come is the first one.
  const due = lease.rows.find((row) => row.seq > 0 && row.state === 'DUE')?.seq;
  const months = lease.rows.filter((row) => row.seq > 0).map((row) => (row.state === 'PAID' ? 'paid' as const : row.seq === due ? 'due' as const : 'left' as const));
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={`${lease.number} · ${lease.financier[locale]}`} title={lease.title} />
      {lease.next && (
        <Panel tone="moon" title={t('nextTitle')} className="mb-8">
          <span className="text-lg font-bold text-ink"><Money minor={lease.next.amountMinor} currency={lease.currency} /></span>{' '}
          {t('nextOn', { date: formatDay(lease.next.dueOn, locale) })}{lease.next.seq === 0 && ` · ${t('firstPayment')}`}
        </Panel>
      )}
      <PricePair
        className="mb-10"
        currency={lease.currency}
        cells={[{ key: 'month', label: t('monthly'), minor: lease.instalmentMinor, note: t('term', { count: lease.termMonths }) }, { key: 'total', label: t('totalCost'), minor: lease.totalCostMinor }]}
      />
      <div className="flex flex-col gap-10">
        <Section title={t('months')} aside={t('total2', { paid: lease.paid, total: lease.termMonths })}><MonthStrip months={months} /></Section>
        <Section title={t('schedule')}><InstalmentTable rows={lease.rows} currency={lease.currency} locale={locale} nextSeq={lease.next?.seq} /></Section>
        <Section title={t('papers')}>
          <DescriptionList items={[
            { term: t('starts'), value: <span className="money">{formatTableDate(lease.startsOn, locale)}</span> },
            { term: t('ends'), value: <span className="money">{formatTableDate(lease.endsOn, locale)}</span> },
            { term: t('contract'), value: <Link className="text-accent underline underline-offset-4" href={`/contracts/${lease.contractId}`}>{lease.contractNumber}</Link> },
          ]} />
          <Link href={`/orders/${lease.orderId}`} className={buttonVariants({ variant: 'secondary', className: 'mt-4' })}>{t('order')}</Link>
        </Section>
      </div>
    </div>
  );
}
