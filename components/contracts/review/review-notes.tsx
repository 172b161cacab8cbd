import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { TWO_ADMINS_FROM_MINOR } from '@/lib/contracts/model/two-people';
import type { ReviewPage } from '@/lib/contracts/views/review';
import { FirstPersonSaid } from './first-person';

/** What was said of the contract before: why it ended, was refused, or came back; what a first person said; why two approve; what keeps it from its seal. */
export function ReviewNotes({ review }: { review: ReviewPage }) {
  const t = useTranslations('contracts');
  // What a protocol answer says has words of its own; what a person wrote stands as it is.
  const said = (note: string) => (/^[a-z][a-z:-]*$/.test(note) && t.has(`refusals.${note}`) ? t(`refusals.${note}`) : note);
  const noteTitle = (note: string) => (/^answer-/.test(note) ? 'review.keptAside' : review.state === 'REFUSED' || review.abandonNote ? 'review.refusedBecause' : 'review.lastNote');
  return (
    <>
      {review.abandonNote && <Panel tone="neutral" title={t('abandonedBecause')} className="mb-6"><span className="break-words whitespace-pre-line">{said(review.abandonNote)}</span></Panel>}
      {review.reviewNote && <Panel tone="caution" title={t(noteTitle(review.reviewNote))} className="mb-6">{said(review.reviewNote)}</Panel>}
      {review.unchanged && <Panel tone="neutral" title={t('review.unchangedTitle')} className="mb-6">{t('review.unchanged')}</Panel>}
      {review.trouble && <Panel tone="critical" title={t('troubleTitle')} className="mb-6">{t(`troubles.${review.trouble}`)}</Panel>}
      {review.second && <FirstPersonSaid what="second" of={review.second} />}
      {review.first && <FirstPersonSaid what="first" of={review.first} />}
      {review.state === 'DRAWN' && review.part === 'FIRST' && <Panel tone="neutral" title={t('review.waitsTitle.FIRST')} className="mb-6">{t('review.waits.FIRST')}</Panel>}
      {review.state === 'DRAWN' && !review.lets && (
        <Panel tone="info" className="mb-6">{t.rich('review.twoNeeded', { amount: () => <Money minor={TWO_ADMINS_FROM_MINOR} currency={review.currency} className="font-semibold" /> })}</Panel>
      )}
    </>
  );
}
