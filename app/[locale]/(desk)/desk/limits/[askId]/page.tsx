import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { DecideForm } from '@/components/limits/decide-form';
import { PastProposals } from '@/components/limits/past-proposals';
import { ProposalSide } from '@/components/limits/proposal-side';
import { ReferredFacts } from '@/components/limits/referred-facts';
import { Deadline } from '@/components/ui/deadline';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { leasesAtDesk } from '@/lib/leases/views';
import { TWO_CHECKS_FROM_MINOR } from '@/lib/limits/model/desk-checks';
import { referredCase, type ReferredCase } from '@/lib/limits/views/desk';
import { formatMoney } from '@/lib/kernel/money';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { checkProposalAction, proposeDecisionAction, withdrawProposalAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits'))('desk.queue') };
}

export default async function ReferredAsk({ params }: { params: Promise<{ askId: string }> }) {
  const { askId } = await params;
  const [actor, deps, t] = await Promise.all([pageActor('DESK', `/desk/limits/${encodeURIComponent(askId)}`), webDeps(), getTranslations('limits')]);
  const referred = await referredCase(deps, actor, askId);
  if (!referred) notFound();
  const waits = referred.state === 'REFERRED';
  const leases = await leasesAtDesk(deps.db, actor, referred.purchaserId);
  return (
    <>
      <PageHeader title={referred.title} kicker={t('requestNumber', { number: referred.number })} lead={waits && <>{t('desk.answerBy')} <Deadline at={referred.answerBy} now={referred.now} /></>} />
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <ReferredFacts referred={referred} leases={leases} />
        <div>
          {referred.proposal ? <ProposalSide proposal={referred.proposal} currency={referred.currency} check={checkProposalAction} withdraw={withdrawProposalAction} />
            : waits ? <Propose referred={referred} /> : <Section title={t('desk.decision')}><Decided referred={referred} /></Section>}
          <PastProposals proposals={referred.past} currency={referred.currency} />
        </div>
      </div>
    </>
  );
}

async function Propose({ referred }: { referred: ReferredCase }) {
  const [t, locale] = await Promise.all([getTranslations('limits.desk'), getLocale()]);
  const amount = formatMoney(TWO_CHECKS_FROM_MINOR, referred.currency, locale === 'en' ? 'en' : 'ko');
  return <Section title={t('decide')} lead={t('proposal.lead', { amount })}><DecideForm referred={referred} action={proposeDecisionAction} /></Section>;
}

async function Decided({ referred }: { referred: ReferredCase }) {
  const t = await getTranslations('limits');
  return (
    <DescriptionList
      items={[
        { term: t('desk.decision'), value: t(`state.${referred.state}`) },
        ...(referred.decided?.maker ? [{ term: t('desk.proposal.by'), value: referred.decided.maker }] : []),
        { term: t('desk.decidedBy'), value: referred.decided?.by ?? (referred.scorecard ? t('card.byVersion', { version: referred.scorecard }) : '–') },
        { term: t('desk.note'), value: referred.decided?.note ?? '–' },
      ]}
    />
  );
}
