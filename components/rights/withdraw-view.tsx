import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import type { GoodsSent } from '@/lib/endings/views/returns';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { standingOf } from '@/lib/rights/model/steps';
import { EXCEPTIONS } from '@/lib/rights/model/withdrawal';
import type { ContractRights } from '@/lib/rights/views/purchaser';
import type { WithdrawalSight } from '@/lib/rights/views/sights';
import { CaseAnswers } from './case-answers';
import { useGoodsSent } from './goods-sent';
import { PrintButton } from './print-button';
import { RefundParts } from './refund-parts';
import { NoticeText, WhatHappens } from './what-happens';
import { WithdrawForm, type Withdraw } from './withdraw-form';
import { WithdrawalTimeline } from './withdrawal-timeline';

/** The page of a withdrawal: before it is sent, and how it goes afterwards. */
export function WithdrawView({ rights, goods, action }: { rights: ContractRights; goods: GoodsSent | null; action: Withdraw }) {
  const t = useTranslations('rights');
  const { leaseId, contractId, number, title, withdrawal } = rights;
  const backHref = leaseId === null ? `/contracts/${contractId}` : `/leases/${leaseId}`;
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={`${number} · ${title}`} title={t('withdraw.title')} lead={!withdrawal.sent && withdrawal.open && t('withdraw.lead')} />
      <div className="flex flex-col gap-10">
        {withdrawal.sent ? <Sent rights={rights} sent={withdrawal.sent} goods={goods} /> : withdrawal.open ? <Before rights={rights} goods={goods} backHref={backHref} action={action} /> : <Over rights={rights} />}
        {!withdrawal.open && <Link href={backHref} className="inline-flex min-h-11 items-center self-start text-sm text-accent underline underline-offset-4 md:min-h-6 print:hidden">{t(leaseId === null ? 'toContract' : 'toLease')}</Link>}
      </div>
    </div>
  );
}

function Before({ rights, goods, backHref, action }: { rights: ContractRights; goods: GoodsSent | null; backHref: string; action: Withdraw }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { withdrawal, currency, financier } = rights;
  return (
    <>
      <DescriptionList className="border-t border-ink" items={[
        { term: t('withdraw.until'), value: <><strong className="money font-semibold">{withdrawal.lastOn === null ? t('withdraw.untilUnsealed') : formatDay(withdrawal.lastOn, locale, plainDateIn(rights.now))}</strong><span className="block text-xs text-ink-muted">{t('law', { article: t('articles.withdrawal') })} · {t('panel.withdrawSince')}</span></> },
        { term: t('withdraw.cost'), value: t('withdraw.costNone') },
        ...(withdrawal.paidMinor > 0n ? [{ term: t('withdraw.paid'), value: t('withdraw.paidAll', { amount: formatMoney(withdrawal.paidMinor, currency, locale) }) }] : []),
      ]} />
      <WhatHappens title={t('withdraw.nextTitle')} lines={[t('withdraw.next1'), t('withdraw.next2', { financier: financier[locale] }), t(goods ? 'withdraw.next3Sent' : 'withdraw.next3'), t('withdraw.next4')]} />
      <details className="text-sm">
        <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">{t('withdraw.exceptTitle')}</summary>
        <p className="mt-2 text-ink-muted">{t('withdraw.exceptLead')}</p>
        <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">{EXCEPTIONS.map((each) => <li key={each}>{t(`exceptions.${each}`)}</li>)}</ul>
      </details>
      <WithdrawForm contractId={rights.contractId} backHref={backHref} action={action} />
    </>
  );
}

function Over({ rights }: { rights: ContractRights }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { leaseId, refusal, withdrawal } = rights;
  return (
    <Panel tone="neutral" title={t('withdraw.overTitle')}>
      {withdrawal.lastOn && <p>{t('withdraw.over', { date: formatDay(withdrawal.lastOn, locale, plainDateIn(rights.now)) })}</p>}
      {refusal.may && <Link href={`/leases/${leaseId}/refuse`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t('panel.refuseLink')}</Link>}
    </Panel>
  );
}

const TONE = { SENT: 'moon', ON_THE_WAY: 'moon', DISPUTED: 'caution', DISPUTED_GIVEN: 'caution', DISPUTED_LATE: 'caution', RETURNED: 'moon', RETURNED_LATE: 'caution', REFUNDED: 'positive', REFUNDED_LOSS: 'neutral' } as const;

function Sent({ rights, sent, goods }: { rights: ContractRights; sent: WithdrawalSight; goods: GoodsSent | null }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const standing = standingOf({ ...sent, goodsSent: goods !== null }, rights.now);
  const [onTheWay, { returnAddress }] = [useGoodsSent(standing === 'ON_THE_WAY' ? goods : null), rights.withdrawal];
  return (
    <>
      <Panel tone={TONE[standing]} live title={t(standing === 'ON_THE_WAY' ? 'withdraw.state.ON_THE_WAY' : `withdraw.state.${sent.state}`)}>{t(`withdraw.stateMore.${standing}`, { loss: formatMoney(sent.lossMinor, sent.currency, locale) })}</Panel>
      <DescriptionList className="border-t border-ink" items={[
        ...(standing !== 'ON_THE_WAY' && returnAddress ? [{ term: t('withdraw.address'), value: returnAddress }] : onTheWay),
        { term: t(sent.refundedAt !== null ? 'withdraw.refunded' : 'withdraw.refund'), value: <Money minor={sent.refundMinor} currency={sent.currency} /> },
        ...(sent.refunds.length > 0 ? [{ term: t('withdraw.way'), value: <RefundParts withdrawal={sent} now={rights.now} /> }] : []),
        { term: t('withdraw.cost'), value: t('withdraw.costNone') },
      ]} />
      <Section title={t('steps')}><WithdrawalTimeline withdrawal={sent} now={rights.now} wish={standing === 'SENT' ? 'send' : 'wait'} /></Section>
      <CaseAnswers cases={sent.cases} currency={sent.currency} />
      <NoticeText title={t('withdraw.noticeTitle')} text={sent.notice}><PrintButton /></NoticeText>
    </>
  );
}
