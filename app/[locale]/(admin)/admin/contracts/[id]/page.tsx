import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AskAgain } from '@/components/contracts/ask-again';
import { AbandonButton } from '@/components/contracts/abandon-button';
import { Checklist } from '@/components/contracts/checklist';
import { CompareTable } from '@/components/contracts/compare-table';
import { ContractBadge } from '@/components/contracts/contract-badge';
import { DecisionBar } from '@/components/contracts/decision-bar';
import { FlagList } from '@/components/contracts/flag-list';
import { PurchaseDecisionFacts } from '@/components/contracts/purchase-decision';
import { CaseLinks } from '@/components/contracts/review/case-links';
import { KeyList } from '@/components/contracts/review/key-list';
import { ReviewNotes } from '@/components/contracts/review/review-notes';
import { SupplementLine } from '@/components/contracts/supplement-line';
import { SupplementReview } from '@/components/supplements/supplement-review';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { isCritical } from '@/lib/contracts/model/flags';
import { queueChoice, withChoice } from '@/lib/contracts/model/queue';
import { contractReview, type ReviewPage } from '@/lib/contracts/views/review';
import { supplementReview } from '@/lib/contracts/views/supplement-review';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { abandonContractAction, approveContractAction, askSecondPersonAction, drawUpContractAction, returnContractAction } from '../actions';

const ACTS = { approve: approveContractAction, giveBack: returnContractAction, askSecond: askSecondPersonAction };

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('contracts'))('queue.title') };
}

interface Props { params: Promise<{ id: string }>; searchParams: SearchParams }

export default async function ContractReviewPage({ params, searchParams }: Props) {
  const { id } = await params;
  const [actor, deps, t, chosen] = await Promise.all([pageActor('ADMIN', `/admin/contracts/${id}`), webDeps(), getTranslations('contracts'), paramsOf(searchParams)]);
  const choice = queueChoice(chosen);
  const review = await contractReview(deps, actor, id, choice);
  if (!review) {
    const supplement = await supplementReview(deps.db, actor, id, deps.clock.now());
    if (!supplement) notFound();
    return <SupplementReview review={supplement} acts={ACTS} />;
  }
  const queue = withChoice('/admin/contracts', choice);
  const to = (other: string | null) => other && withChoice(`/admin/contracts/${other}`, choice);
  const [next, previous] = [to(review.around.next), to(review.around.previous)];
  return (
    <>
      <PageHeader
        kicker={<>{t('review.kicker', { round: review.round, order: review.orderNumber })}<SupplementLine of={review.supplement} /></>}
        title={t('review.title', { number: review.number })}
        badge={<ContractBadge state={review.state} />}
        actions={<CaseLinks previous={previous} next={next} queue={queue} />}
      />
      <ReviewNotes review={review} />
      <Compared review={review} />
      {review.state === 'DRAWN' && review.part !== 'ASKED' && (
        <DecisionBar
          key={`${id}:${review.round}`} contractId={id} number={review.number} round={review.round} approvable={review.approvable} reasonNeeded={review.flags.some(isCritical)} part={review.part}
          approval={review.lets ? (review.first ? 'approveSecond' : 'approve') : 'approveFirst'} asked={review.second !== null} read={Boolean(review.first ?? review.second)} nextHref={next ?? queue} acts={ACTS}
        />
      )}
      {['REFUSED', 'DRAWING', 'RETURNED'].includes(review.state) && (
        <AskAgain contractId={id} ask={drawUpContractAction}>
          {review.state === 'REFUSED' && <AbandonButton contractId={id} round={review.round} abandon={abandonContractAction} />}
        </AskAgain>
      )}
      {review.state === 'DRAWN' && review.part === 'ASKED' && <Panel tone="neutral" className="mt-8" title={t('review.waitsTitle.ASKED')}>{t('review.waits.ASKED')}</Panel>}
      <KeyList deciding={review.state === 'DRAWN' && review.part !== 'ASKED'} />
    </>
  );
}

async function Compared({ review }: { review: ReviewPage }) {
  const [t, language] = await Promise.all([getTranslations('contracts'), getLocale()]);
  const locale = language === 'ko' ? 'ko' : 'en';
  const passed = review.checks.filter((check) => check.passed).length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_18rem] lg:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="flex flex-col gap-10 lg:col-start-2">
        <Section title={t('flags.title')}><FlagList flags={review.flags} /></Section>
        {review.decision && <Section title={t('decision.title')}><PurchaseDecisionFacts of={review.decision} /></Section>}
      </div>
      <div className="lg:col-start-1 lg:row-span-2 lg:row-start-1">
        <CompareTable
          rows={review.rows}
          currency={review.currency}
          heads={{
            form: t('review.formHead', { number: review.orderNumber, name: review.signatureName, at: formatTableInstant(review.signedAt, locale) }),
            contract: review.drawnAt
              ? t('review.contractHead', { institution: review.financier[locale], round: review.round, at: formatTableInstant(review.drawnAt, locale) })
              : t('review.askedHead', { institution: review.financier[locale], round: review.round }),
          }}
        />
      </div>
      {/* What was used is given back by now: the checks are about a contract that may still come. */}
      {!review.abandonNote && (
        <Section title={t('review.checklist')} aside={<span className="money">{passed} / {review.checks.length}</span>} className="lg:col-start-2 lg:self-start">
          <Checklist checks={review.checks} missing={review.missing} />
        </Section>
      )}
    </div>
  );
}
