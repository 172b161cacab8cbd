import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Check } from '@/lib/contracts/model/checklist';

export function Checklist({ checks }: { checks: readonly { check: Check; passed: boolean }[] }) {
  const t = useTranslations('contracts');
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {checks.map(({ check, passed }) => (
        <li key={check} className="flex items-start gap-2">
          {passed
            ? <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />
            : <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-critical" />}
          <span><span className="sr-only">{t(passed ? 'review.passed' : 'review.failed')} </span>{t(`checks.${check}`)}</span>
        </li>
      ))}
    </ul>
  );
}
