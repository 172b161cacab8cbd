import { CircleCheck, CircleX } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { DecisionBar } from '@/components/contracts/decision-bar';
import type { Acts } from '@/components/contracts/review/use-decision';
import { buttonVariants } from '@/components/ui/button-look';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import type { SupplementReviewPage } from '@/lib/contracts/views/supplement-review';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { ChangeSides } from './change-sides';
import { SupplementBadge } from './supplement-badge';

/** A supplement for an admin: old and new side by side, what a machine has checked, and the decision. */
export function SupplementReview({ review, acts }: { review: SupplementReviewPage; acts: Acts }) {
  const t = useTranslations('supplements');
  const contracts = useTranslations('contracts.review');
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const next = review.nextId ? `/admin/contracts/${review.nextId}` : '/admin/contracts';
  const end = (['withdrawn', 'lapsed'] as const).find((each) => each === review.endNote);
  return (
    <>
      <PageHeader
        kicker={t('review.kicker', { name: review.purchaser, at: formatTableInstant(review.askedAt, locale) })}
        title={t('review.title', { number: review.number })}
        badge={<SupplementBadge state={review.state} fate={null} />}
        actions={<Link href={next} className={buttonVariants({ variant: 'secondary' })}>{contracts('next')}</Link>}
      />
      {review.endNote && <Panel tone="neutral" title={t('review.endedBecause')} className="mb-6"><span className="break-words whitespace-pre-line">{end ? t(`page.ended.${end}`) : review.endNote}</span></Panel>}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_18rem] xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex flex-col gap-10">
          <Section title={t('page.what')}><ChangeSides change={review.change} currency={review.currency} /></Section>
          <DescriptionList items={[
            { term: t('review.who'), value: t(`review.by.${review.askedBy.side}`, { name: review.askedBy.name }) },
            { term: t('review.what'), value: t(`kinds.${review.change.kind}`) },
            { term: t('review.goods'), value: review.title },
            ...(review.askNote ? [{ term: t('review.note'), value: <span className="break-words whitespace-pre-line">{review.askNote}</span> }] : []),
          ]} />
        </div>
        {review.state === 'DRAWN' && (
          <Section title={t('review.checklist')} className="lg:self-start">
            <ul className="flex flex-col gap-2 text-sm">
              {review.checks.map(({ check, passed }) => (
                <li key={check} className="flex items-start gap-2">
                  {passed ? <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" /> : <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-critical" />}
                  <span><span className="sr-only">{contracts(passed ? 'passed' : 'failed')} </span>{t(`checks.${check}`)}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      {review.state === 'DRAWN' && <DecisionBar contractId={review.id} number={review.number} round={review.round} approvable={review.approvable} reasonNeeded={false} part="DECIDE" approval="approve" asked read={false} nextHref={next} acts={acts} />}
    </>
  );
}
