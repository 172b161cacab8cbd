import { useLocale, useTranslations } from 'next-intl';
import { Deadline } from '@/components/ui/deadline';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { AnswerSight, RefusalSight } from '@/lib/rights/views/sights';

/** Who was asked, who has answered what, who still has how long. */
export function RefusalTimeline({ refusal, now }: { refusal: RefusalSight; now: string }) {
  const t = useTranslations('rights.refuse');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const time = (at: string) => <time dateTime={at}>{formatTableInstant(at, locale)}</time>;
  const answer = (key: 'seller' | 'financier', { answer: said, reason, at, by }: AnswerSight): TimelineEntry | null => {
    if (said && at) return { key, at: time(at), text: <>{t(`steps.${key}`)}: <strong className="font-semibold">{t(`answers.${said}`)}</strong></>, ...(reason && { note: <q className="break-words whitespace-pre-line">{reason}</q> }) };
    if (refusal.state === 'OPEN') return { key, state: Date.parse(by) < Date.parse(now) ? 'late' : 'now', text: `${t(`steps.${key}`)}: ${t('answers.waiting')}`, note: <Deadline at={by} now={now} /> };
    const silent = refusal.closedBy === 'SILENCE' && refusal.closedAt !== null && Date.parse(by) < Date.parse(refusal.closedAt);
    return silent ? { key, state: 'late', text: `${t(`steps.${key}`)}: ${t('answers.silent')}` } : null;
  };
  const closed: TimelineEntry | null = refusal.closedAt === null ? null
    : { key: 'closed', at: time(refusal.closedAt), text: <strong className="font-semibold">{t(`state.${refusal.state}`)}</strong>, ...(refusal.closedBy && { note: t(`closedBy.${refusal.state}.${refusal.closedBy}` as 'closedBy.STANDS.ANSWER') }) };
  const entries = [{ key: 'sent', at: time(refusal.sentAt), text: t('steps.sent') }, answer('seller', refusal.seller), answer('financier', refusal.financier16), closed];
  return <Timeline entries={entries.filter((entry) => entry !== null)} />;
}
