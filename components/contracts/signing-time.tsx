import { useTranslations } from 'next-intl';
import { Deadline } from '@/components/ui/deadline';
import { Panel } from '@/components/ui/panel';
import type { Result } from '@/lib/kernel/result';
import type { SigningTime } from '@/lib/signing/views/signing-time';
import { DeclineButton } from './decline-button';

/** What the desk said of a contract that waits for its purchaser, and the way out without a signature. */
export function SigningTimePanel({ time, decline }: { time: SigningTime; decline: (input: { contractId: string; reason: string }) => Promise<Result<unknown>> }) {
  const t = useTranslations('signing.decline');
  return (
    <div className="flex flex-col items-start gap-3">
      {(time.over || time.note !== null) && (
        <Panel tone={time.over ? 'caution' : 'moon'} title={time.over ? t('over') : t('until')} className="self-stretch">
          {!time.over && <Deadline at={time.signBy} now={time.now} />}
          {time.note && <p>{t('moreTime')}: <q className="break-words whitespace-pre-line">{time.note}</q></p>}
        </Panel>
      )}
      <DeclineButton contractId={time.contractId} decline={decline} />
    </div>
  );
}
