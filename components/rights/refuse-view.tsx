import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import type { ContractRights } from '@/lib/rights/views/purchaser';
import type { RefusalSight } from '@/lib/rights/views/sights';
import { CaseAnswers } from './case-answers';
import { PrintButton } from './print-button';
import { ObjectForm, RefuseForm, type ObjectTo, type RefusePayment } from './refuse-form';
import { RefusalTimeline } from './refusal-timeline';
import { NoticeText, WhatHappens } from './what-happens';

interface Acts { refuse: RefusePayment; object: ObjectTo }

/** The page of a payment refusal: what sending one brings, and how the last one goes. */
export function RefuseView({ rights, leaseId, acts }: { rights: ContractRights; leaseId: string; acts: Acts }) {
  const t = useTranslations('rights');
  const { number, title, refusal } = rights;
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={`${number} · ${title}`} title={t('refuse.title')} lead={!refusal.sent && refusal.may && t('refuse.lead')} />
      <div className="flex flex-col gap-10">
        {refusal.sent && <Sent rights={rights} sent={refusal.sent} object={acts.object} />}
        {refusal.may && (refusal.sent ? <Section title={t('refuse.again')}><RefuseForm leaseId={leaseId} action={acts.refuse} /></Section> : <Before rights={rights} leaseId={leaseId} action={acts.refuse} />)}
        {!refusal.sent && !refusal.may && <Panel tone="neutral" title={t(refusal.leaseOver ? 'refuse.ended' : 'refuse.nothing')} />}
        <Link href={`/leases/${leaseId}`} className="inline-flex min-h-11 items-center self-start text-sm text-accent underline underline-offset-4 md:min-h-6 print:hidden">{t('toLease')}</Link>
      </div>
    </div>
  );
}

function Before({ rights, leaseId, action }: { rights: ContractRights; leaseId: string; action: RefusePayment }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <>
      <DescriptionList className="border-t border-ink" items={[
        { term: t('refuse.left'), value: <Money minor={rights.refusal.leftMinor} currency={rights.currency} /> },
        { term: t('refuse.cost'), value: <>{t('refuse.costNone')}<span className="block text-xs text-ink-muted">{t('law', { article: t('articles.refusal') })}</span></> },
      ]} />
      <WhatHappens title={t('refuse.nextTitle')} lines={[t('refuse.next1'), t('refuse.next2'), t('refuse.next3', { financier: rights.financier[locale] }), t('refuse.next4'), t('refuse.next5')]} />
      <RefuseForm leaseId={leaseId} action={action} />
    </>
  );
}

const TONE = { OPEN: 'moon', STANDS: 'positive', REJECTED: 'caution', OVERTAKEN: 'neutral' } as const;

function Sent({ rights, sent, object }: { rights: ContractRights; sent: RefusalSight; object: ObjectTo }) {
  const t = useTranslations('rights');
  const objection = sent.cases.find(({ kind }) => kind === 'OBJECTION');
  return (
    <>
      <Panel tone={TONE[sent.state]} live title={t(`refuse.state.${sent.state}`)}>{t(`refuse.stateMore.${sent.state}`)}</Panel>
      <Section title={t('steps')}><RefusalTimeline refusal={sent} now={rights.now} /></Section>
      {objection?.open && <Panel tone="moon" title={t('refuse.objected')}><p className="break-words whitespace-pre-line">{objection.text}</p></Panel>}
      <CaseAnswers cases={sent.cases} currency={rights.currency} />
      {sent.state === 'REJECTED' && !objection && !rights.refusal.leaseOver && <Section title={t('refuse.objectTitle')}><ObjectForm refusalId={sent.id} action={object} /></Section>}
      <NoticeText title={t('withdraw.noticeTitle')} text={sent.notice}><PrintButton /></NoticeText>
    </>
  );
}
