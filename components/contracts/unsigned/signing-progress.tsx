import { CircleCheck, CircleDashed } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { STEPS, type Progress } from '@/lib/signing/model/progress';

/** The way to a signature, with when each step was done. */
export function SigningProgress({ progress: { steps, agreed, clauses } }: { progress: Progress }) {
  const t = useTranslations('signing.unsigned');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {STEPS.map((step) => {
        const at = steps[step];
        const Icon = at ? CircleCheck : CircleDashed;
        return (
          <li key={step} className="flex items-start gap-2">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${at ? 'text-positive' : 'text-ink-muted'}`} />
            <span className="min-w-0 flex-1">{t(`steps.${step}`, { agreed, clauses })}</span>
            {at ? <time dateTime={at} className="money text-ink-muted">{formatTableInstant(at, locale)}</time> : <span className="text-ink-muted">{t('notYet')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
