import type { Metadata } from 'next';
import Link from 'next/link';
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
import { buttonVariants } from '@/components/ui/button-look';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { isCritical } from '@/lib/contracts/model/flags';
import { contractReview } from '@/lib/contracts/views/review';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { abandonContractAction, approveContractAction, drawUpContractAction, returnContractAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('contracts'))('queue.title') };
}

export default async function ContractReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t, language] = await Promise.all([pageActor('ADMIN', `/admin/contracts/${id}`), webDeps(), getTranslations('contracts'), getLocale()]);
  const review = await contractReview(deps.db, actor, id);
  if (!review) notFound();
  // What a protocol answer says has words of its own; what a person wrote stands as it is.
  const said = (note: string) => (/^[a-z][a-z:-]*$/.test(note) && t.has(`refusals.${note}`) ? t(`refusals.${note}`) : note);
  const locale = language === 'ko' ? 'ko' : 'en';
  const next = review.nextId ? `/admin/contracts/${review.nextId}` : '/admin/contracts';
  const passed = review.checks.filter((check) => check.passed).length;
  return (
    <>
      <PageHeader
        kicker={t('review.kicker', { round: review.round, order: review.orderNumber })}
        title={t('review.title', { number: review.number })}
        badge={<ContractBadge state={review.state} />}
        actions={<Link href={next} className={buttonVariants({ variant: 'secondary' })}>{t('review.next')}</Link>}
      />
      {review.abandonNote && <Panel tone="neutral" title={t('abandonedBecause')} className="mb-6"><span className="break-words whitespace-pre-line">{said(review.abandonNote)}</span></Panel>}
      {review.reviewNote && <Panel tone="caution" title={t(/^answer-/.test(review.reviewNote) ? 'review.keptAside' : review.state === 'REFUSED' || review.abandonNote ? 'review.refusedBecause' : 'review.lastNote')} className="mb-6">{said(review.reviewNote)}</Panel>}
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
              contract: t('review.contractHead', { institution: review.financier[locale], round: review.round, at: review.drawnAt ? formatTableInstant(review.drawnAt, locale) : '' }),
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
      {review.state === 'DRAWN' && <DecisionBar contractId={id} number={review.number} round={review.round} approvable={review.approvable} reasonNeeded={review.flags.some(isCritical)} nextHref={next} approve={approveContractAction} giveBack={returnContractAction} />}
      {['REFUSED', 'DRAWING', 'RETURNED'].includes(review.state) && (
        <AskAgain contractId={id} ask={drawUpContractAction}>
          {review.state === 'REFUSED' && <AbandonButton contractId={id} round={review.round} abandon={abandonContractAction} />}
        </AskAgain>
      )}
    </>
  );
}
