import { useLocale, useTranslations } from 'next-intl';
import { Deadline } from '@/components/ui/deadline';
import { Timeline } from '@/components/ui/timeline';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatDay } from '@/lib/kernel/day-text';
import { withdrawalSteps } from '@/lib/rights/model/steps';
import type { WithdrawalSight } from '@/lib/rights/views/sights';

/** What was done, what is waited for and until when. `wish`: as the purchaser reads it, who is asked to send the goods, or has nothing to send, and is never late. */
export function WithdrawalTimeline({ withdrawal, now, wish }: { withdrawal: WithdrawalSight; now: string; wish?: 'send' | 'wait' }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { dispute, refundMinor, told, returnBy, ...facts } = withdrawal;
  const steps = withdrawalSteps({ ...facts, returnBy: wish ? null : returnBy, disputed: dispute !== null, nothingPaid: refundMinor === 0n }, now);
  const said = told?.at ? [{ key: 'told', at: <time dateTime={told.at}>{formatTableInstant(told.at, locale)}</time>, text: t('withdraw.steps.told') }] : [];
  const entries = steps.map(({ key, state, at, by }) => ({
    key, state, text: state !== 'done' && (key === 'goods' || key === 'refund') ? t(`withdraw.waits.${key}`) : t(`withdraw.steps.${key}`),
    ...(at && { at: <time dateTime={at}>{formatTableInstant(at, locale)}</time> }),
    ...(by && { note: <Deadline at={by} now={now} /> }),
    ...(wish === 'send' && key === 'goods' && state === 'now' && { note: t('withdraw.wish', { date: formatDay(plainDateIn(returnBy), locale, plainDateIn(now)) }) }),
    ...(key === 'dispute' && dispute && { note: <>{t(`exceptions.${dispute.ground}`)}<br /><q className="break-words whitespace-pre-line">{dispute.note}</q></> }),
  }));
  return <Timeline entries={[...entries.slice(0, 1), ...said, ...entries.slice(1)]} />;
}
