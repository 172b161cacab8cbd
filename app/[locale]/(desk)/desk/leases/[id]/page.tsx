import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { RestructureForm } from '@/components/supplements/restructure-form';
import { SupplementBadge } from '@/components/supplements/supplement-badge';
import { WithdrawSupplement } from '@/components/supplements/withdraw-supplement';
import { PageHeader } from '@/components/ui/page-header';
import { PricePair } from '@/components/ui/price-pair';
import { Section } from '@/components/ui/section';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { deskLease, type DeskLease } from '@/lib/supplements/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { proposeRestructureAction, withdrawRestructureAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('supplements.desk'))('title') };
}

export default async function DeskLeasePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t] = await Promise.all([pageActor('DESK', `/desk/leases/${encodeURIComponent(id)}`), webDeps(), getTranslations('supplements')]);
  const lease = await deskLease(db, actor, id, clock.now());
  if (!lease) notFound();
  const { standing, open, past } = lease;
  const total = standing.schedule.reduce((sum, { amount }) => sum + BigInt(amount), BigInt(standing.firstPayment));
  return (
    <>
      <PageHeader kicker={lease.number} title={`${lease.purchaser} · ${lease.title}`} />
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="space-y-10">
          <Section title={t('desk.standing')}>
            <PricePair currency={lease.currency} cells={[
              { key: 'month', label: t('desk.monthly'), minor: lease.monthlyMinor, note: t('sides.months', { count: standing.schedule.length }) },
              { key: 'total', label: t('desk.total'), minor: total },
            ]} />
          </Section>
          <Section title={t('desk.past')}>
            {past.length === 0 ? <p className="text-sm text-ink-muted">{t('desk.noPast')}</p> : (
              <ul>{past.map((row) => <li key={row.id} className="flex flex-wrap items-center gap-3 border-b border-line py-3 text-sm"><span className="money">{row.number}</span><span>{t(`kinds.${row.kind}`)}</span><SupplementBadge state={row.state} fate={row.fate} /></li>)}</ul>
            )}
          </Section>
        </div>
        {open ? <UnderWay open={open} /> : <Restructure lease={lease} />}
      </div>
    </>
  );
}

async function UnderWay({ open }: { open: NonNullable<DeskLease['open']> }) {
  const t = await getTranslations('supplements');
  const unsigned = open.state === 'DRAWN' || open.state === 'REVIEWED' || open.state === 'DELIVERED';
  return (
    <Section title={t('open.title', { kind: t(`kinds.${open.kind}`) })}>
      <p className="mb-4 flex flex-wrap items-center gap-3 text-sm"><span className="money">{open.number}</span><SupplementBadge state={open.state} fate={null} /></p>
      {unsigned && !open.byPurchaser && <WithdrawSupplement supplementId={open.id} action={withdrawRestructureAction} />}
    </Section>
  );
}

async function Restructure({ lease: { leaseId, active, released, takenOver, from, standing, currency } }: { lease: DeskLease }) {
  const [t, language] = await Promise.all([getTranslations('supplements'), getLocale()]);
  if (!active || !from) return <Section title={t('desk.restructure')}><p className="text-sm text-ink-muted">{t(released ? 'errors.released' : takenOver ? 'errors.taken-over' : active ? 'desk.tooLate' : 'errors.over')}</p></Section>;
  const locale = language === 'ko' ? 'ko' : 'en';
  const row = standing.schedule[from.seq - 1];
  const left = formatMoney(BigInt(row?.balance ?? '0') + BigInt(row?.principal ?? '0'), currency, locale);
  return (
    <Section title={t('desk.restructure')} lead={t('desk.restructureLead', { on: formatDay(from.dueOn, locale), seq: from.seq, left })}>
      <RestructureForm leaseId={leaseId} standing={standing} fromSeq={from.seq} currency={currency} action={proposeRestructureAction} />
    </Section>
  );
}
