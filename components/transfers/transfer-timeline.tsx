import { useLocale, useTranslations } from 'next-intl';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';
import { Deadline } from '@/components/ui/deadline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { TransferState } from '@/lib/transfers/model/transfer';
import type { TransferStanding } from '@/lib/transfers/views/transfer';

const OVER: Partial<Record<TransferState, 'declined' | 'withdrawn' | 'lapsed'>> = { DECLINED: 'declined', WITHDRAWN: 'withdrawn', LAPSED: 'lapsed' };

/** What was done of a transfer, what is waited for and until when. */
export function TransferTimeline({ row, agreedAt, now }: { row: TransferStanding; agreedAt: string | null; now: string }) {
  const t = useTranslations('transfers.page');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const over = OVER[row.state];
  const step = (key: string, text: string, at: string | null, waits: TransferState): TimelineEntry => ({
    key, text, state: at ? 'done' : row.state === waits ? 'now' : 'next', ...(at && { at: <time dateTime={at}>{formatTableInstant(at, locale)}</time> }),
    ...(!at && row.state === waits && { note: <Deadline at={row.lapseBy} now={now} /> }),
  });
  // Whoever signed first stands first.
  const sides = [step('from', t('signedFROM'), row.signedAt.FROM, 'APPROVED'), step('to', t('signedTO'), row.signedAt.TO, 'APPROVED')];
  if (row.signedAt.TO !== null && (row.signedAt.FROM === null || row.signedAt.TO < row.signedAt.FROM)) sides.reverse();
  const steps = [
    step('asked', t('asked'), row.createdAt, 'ASKED'), step('agreed', t('agreed'), agreedAt, 'ASKED'), step('decided', t(row.state === 'DECLINED' ? 'declined' : 'decided'), row.decidedAt, 'AGREED'),
    ...sides, step('done', t('done'), row.carriedOutAt, 'SIGNED'),
  ];
  if (!over) return <Timeline entries={steps} />;
  return <Timeline entries={[...steps.filter(({ state }) => state === 'done'), ...(over === 'declined' ? [] : [step('over', t(over), row.endedAt, row.state)])]} />;
}
