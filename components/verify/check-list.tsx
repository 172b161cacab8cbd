import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import type { Check } from '@/lib/checking/model/checks';
import { formatTableInstant } from '@/lib/kernel/date-text';

const LOOK = {
  PASSED: { Icon: CircleCheck, colour: 'text-positive' },
  FAILED: { Icon: CircleAlert, colour: 'text-critical' },
  UNKNOWN: { Icon: CircleHelp, colour: 'text-ink-muted' },
} as const;

/** Everything that was looked at, each with what was found, in words. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations('verify');
  return (
    <ul>
      {checks.map((check) => {
        const { Icon, colour } = LOOK[check.state];
        return (
          <li key={check.name} data-check={check.name} data-state={check.state} className="flex gap-3 border-b border-line py-3 text-sm">
            <Icon aria-hidden className={cn('mt-0.5 size-5 shrink-0', colour)} />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-semibold">{t(`checks.${check.name}.name`)}</span>
                <span className={cn('text-xs', colour)}>{t(`states.${check.state}`)}</span>
              </p>
              <Reason check={check} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Reason({ check: { name, reason, params = {} } }: { check: Check }) {
  const t = useTranslations('verify.checks');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const values = { ...params, ...(typeof params.at === 'string' && { at: formatTableInstant(params.at, locale) }) };
  const common = `any.${reason}`;
  return <p className="mt-0.5 break-words text-ink-muted">{t.has(`${name}.${reason}`) ? t(`${name}.${reason}`, values) : t(common, values)}</p>;
}
