import { BadgeCheck, CalendarCog, FileCheck2, Package, ReceiptText } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Thumb } from '@/components/catalogue/plate';
import { BillTable } from '@/components/endings/bill-table';
import { EndedPanel } from '@/components/endings/ended-panel';
import { LeaveToday, UnderWay } from '@/components/endings/leave-today';
import { NextPanel } from '@/components/endings/next-panel';
import { PaidChart } from '@/components/endings/paid-chart';
import { TermPanel } from '@/components/endings/term-panel';
import { TodoList, type Todo } from '@/components/endings/todo-list';
import { ExitPanel } from '@/components/exits/exit-panel';
import { ServiceSection } from '@/components/guarantee/service-section';
import { InstalmentTable } from '@/components/leases/instalment-table';
import { LeaseMonths } from '@/components/leases/lease-months';
import { LeaseFigures, LeaseStanding } from '@/components/leases/lease-standing';
import { OverdueSection } from '@/components/overdue/overdue-section';
import { LeasePaymentSection } from '@/components/payments/lease-payment';
import { RightsPanel } from '@/components/rights/rights-panel';
import { LeaseChangesSection } from '@/components/supplements/lease-changes';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { leasePayment } from '@/lib/billing/views/lease-payment';
import { ownOverdue } from '@/lib/billing/views/overdue';
import { leavePortal } from '@/lib/endings/views/portal';
import { leaseService } from '@/lib/guarantee/views/lists';
import { formatTableDate } from '@/lib/kernel/day-text';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { dueWhen } from '@/lib/leases/model';
import { leaseDetail } from '@/lib/leases/views';
import { contractRights } from '@/lib/rights/views/purchaser';
import { leaseChanges } from '@/lib/supplements/views';
import { takenOverBy } from '@/lib/transfers/views/lists';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';
import { answerSettlementAction, chooseLeaseMethodAction, payInvoiceAction, withdrawSupplementAction } from '../actions';

interface Props {
  params: Promise<{ id: string }>;
}

const find = cache(async (id: string) => {
  const [actor, { db, clock }] = await Promise.all([pageActor('PURCHASER', `/leases/${id}`), webDeps()]);
  const now = clock.now();
  const [lease, rights, changes, portal, payment, overdue, service, takenBy] = await Promise.all([
    leaseDetail(db, actor, id, now), contractRights(db, actor, { leaseId: id }, now), leaseChanges(db, actor, id, now), leavePortal(db, actor, id, now),
    leasePayment(db, actor, id, now), ownOverdue(db, actor, id, now), leaseService(db, actor, id, now), takenOverBy(db, actor, id),
  ]);
  if (!lease || !rights || !changes || !portal || !payment || !overdue || !service) notFound();
  return { lease: { ...lease, rights }, changes, portal, payment, overdue, service, takenBy };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lease: { number, title } } = await find((await params).id);
  return { title: `${title} · ${number}` };
}

/** One lease: what comes next, its months, what leaving takes today, what was paid, papers and all that can be done. */
export default async function LeasePage({ params }: Props) {
  const { id } = await params;
  const [found, t, language] = await Promise.all([find(id), getTranslations('leases'), getLocale()]);
  const locale = language === 'ko' ? 'ko' as const : 'en' as const;
  const { lease, portal, payment, overdue, service } = found;
  const over = lease.released || lease.state === 'ENDED';
  const next = payment.next ?? extensionOf(portal);
  const due = lease.next && t(`due.${dueWhen(lease.next.dueOn, lease.today)}`);
  return (
    <div>
      <div className="flex items-start gap-5">
        {lease.photoId && <Thumb photoId={lease.photoId} className="w-24 rounded-lg md:w-40" />}
        <PageHeader className="min-w-0 flex-1" kicker={`${lease.number} · ${lease.financier[locale]}`} title={lease.title} lead={runsTo(lease) && `${t(lease.endedOn ? 'endedOn' : 'ends')} ${formatTableDate(lease.endedOn ?? lease.endsOn, locale)}`} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24.5rem] lg:grid-rows-[auto_auto_1fr]">
        <div className="flex flex-col gap-6 lg:col-start-2 lg:row-start-2">
          {overdue.state !== 'CURRENT' && <OverdueSection sight={overdue} answer={answerSettlementAction} />}
          {over || lease.restsSince !== null ? <LeaseStanding lease={lease} rights={lease.rights} locale={locale} /> : <NextPanel lease={lease} portal={portal} next={next} locale={locale} />}
          {lease.state === 'ENDED' && portal.endCause !== 'WITHDRAWN' && <EndedPanel lease={lease} portal={portal} locale={locale} />}
          <UnderWay lease={lease} portal={portal} locale={locale} />
          {!over && portal.term && <TermPanel leaseId={id} term={portal.term} currency={lease.currency} today={lease.today} locale={locale} />}
          {(!over || payment.open.length > 0) && <LeasePaymentSection payment={{ ...payment, next }} pay={payInvoiceAction} choose={chooseLeaseMethodAction} />}
        </div>
        <div className="lg:col-span-2 lg:row-start-1"><Months found={found} due={due} locale={locale} /></div>
        <div className="flex flex-col gap-10 lg:col-start-1 lg:row-span-2 lg:row-start-2">
          {(lease.state !== 'ENDED' || portal.endCause === 'WITHDRAWN') && <LeaseFigures lease={lease} rights={lease.rights} />}
          <ServiceSection service={service} now={lease.rights.now} />
          {!over && <LeaveToday lease={lease} portal={portal} locale={locale} />}
          {portal.today && lease.today < lease.endsOn && <ExitPanel {...exitsOf(found)} currency={lease.currency} start={lease.passed} passed={lease.passed} />}
          <PaidChart lease={lease} bills={portal.bills} locale={locale} />
          <BillTable leaseId={id} bills={portal.bills} currency={lease.currency} locale={locale} />
          <Section title={t('schedule')} lead={over && t('scheduleWas')}><InstalmentTable rows={lease.rows} currency={lease.currency} locale={locale} nextSeq={lease.next?.seq} /></Section>
        </div>
        <div className="flex flex-col gap-10 lg:col-start-2 lg:row-start-3"><Aside found={found} locale={locale} /></div>
      </div>
    </div>
  );
}

type Found = Awaited<ReturnType<typeof find>>;

/** Whether a day of its end is known: once nothing more is to be paid it ends when the goods are back. */
const runsTo = (lease: Found['lease']): boolean => !lease.released || lease.endedOn !== null;

/** What leaving costs month by month: once the guarantee was broken twice, giving back costs nothing. */
function exitsOf({ lease: { exits, returnChargeBps }, portal }: Found) {
  if (portal.today?.give.cause !== 'EXIT_RIGHT') return { points: exits, returnChargeBps };
  return { points: exits.map((point) => ({ ...point, returnChargeMinor: 0n })), returnChargeBps: 0 };
}

/** Where all instalments were asked for and the goods are used on: its next month. */
function extensionOf({ term }: Found['portal']): Found['payment']['next'] {
  return term?.choice === 'EXTEND' ? { on: businessDayFrom(term.nextFrom ?? term.endsOn), amountMinor: term.extensionMinor, bills: [{ kind: 'EXTENSION', seq: null }] } : null;
}

async function Months({ found: { lease, portal }, due, locale }: { found: Found; due: string | null; locale: 'ko' | 'en' }) {
  const [t, p] = await Promise.all([getTranslations('leases'), getTranslations('endings.portal')]);
  const money = (minor: bigint) => () => <Money minor={minor} currency={lease.currency} className="font-semibold text-ink" />;
  const dropped = lease.rows.filter(({ seq, state }) => seq > 0 && state !== 'PAID').length;
  const ended = dropped > 0 ? t('droppedOf', { total: lease.termMonths, dropped }) : null;
  const paid = { paid: money(portal.paidMinor), total: money(lease.totalCostMinor + portal.besideMinor), hasTotal: portal.buying ? 'no' : 'yes', hasCredit: portal.creditedMinor > 0n ? 'yes' : 'no', credited: money(portal.creditedMinor) } as const;
  const aside = lease.released || lease.state === 'ENDED' ? ended : p.rich('paidOf', paid);
  return <Section title={t('passed', { passed: lease.passed, total: lease.termMonths })} aside={aside}><LeaseMonths lease={lease} bills={portal.bills} due={due} locale={locale} /></Section>;
}

async function Aside({ found: { lease, changes, portal, overdue, takenBy }, locale }: { found: Found; locale: 'ko' | 'en' }) {
  const [t, p, transfers] = await Promise.all([getTranslations('leases'), getTranslations('endings.portal'), getTranslations('transfers')]);
  const todo: Todo[] = [
    ...(portal.title?.file ? [{ href: `/leases/${lease.id}/title`, file: true, label: p('titlePaper'), icon: <BadgeCheck aria-hidden /> }] : []),
    ...(lease.contractId ? [{ href: `/contracts/${lease.contractId}`, label: p('contract'), icon: <FileCheck2 aria-hidden /> }] : []),
    ...(takenBy ? [{ href: `/transfers/${takenBy}`, label: transfers('agreement'), icon: <FileCheck2 aria-hidden /> }] : []),
    { href: `/leases/${lease.id}/statement`, label: p('statement'), icon: <ReceiptText aria-hidden /> },
    ...(lease.orderId ? [{ href: `/orders/${lease.orderId}`, label: p('order'), icon: <Package aria-hidden /> }] : []),
    ...(portal.term ? [{ href: `/leases/${lease.id}/term`, label: p('termLink'), icon: <CalendarCog aria-hidden /> }] : []),
  ];
  return (
    <>
      {lease.takenOverOn !== null && <Panel tone="neutral">{transfers('takenOver', { on: formatTableDate(lease.takenOverOn, locale) })}</Panel>}
      <TodoList items={todo} />
      {overdue.state === 'CURRENT' && <OverdueSection sight={overdue} answer={answerSettlementAction} />}
      <RightsPanel rights={lease.rights} />
      <LeaseChangesSection changes={changes} withdraw={withdrawSupplementAction} />
      <Section title={t('papers')}>
        <DescriptionList narrow items={[
          { term: t('starts'), value: <span className="money">{formatTableDate(lease.startsOn, locale)}</span> },
          ...(runsTo(lease) ? [{ term: t(lease.endedOn ? 'endedOn' : 'ends'), value: <span className="money">{formatTableDate(lease.endedOn ?? lease.endsOn, locale)}</span> }] : []),
          { term: t('contract'), value: lease.contractId ? <Link className="text-accent underline underline-offset-4" href={`/contracts/${lease.contractId}`}>{lease.contractNumber}</Link> : <span className="money">{lease.contractNumber}</span> },
        ]} />
      </Section>
    </>
  );
}
