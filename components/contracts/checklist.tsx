import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Check } from '@/lib/contracts/model/checklist';
import type { DisclosureField } from '@/lib/disclosures/model/pack';

/** What a machine has checked. `missing`: what the contract does not say, each with the article that wants it said. */
export function Checklist({ checks, missing }: { checks: readonly { check: Check; passed: boolean }[]; missing: readonly DisclosureField[] }) {
  const t = useTranslations('contracts');
  const disclosures = useTranslations('disclosures');
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {checks.map(({ check, passed }) => (
        <li key={check} className="flex items-start gap-2">
          {passed
            ? <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />
            : <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-critical" />}
          <span>
            <span className="sr-only">{t(passed ? 'review.passed' : 'review.failed')} </span>{t(`checks.${check}`)}
            {check === 'disclosures' && missing.map(({ key, article }) => (
              <span key={key} className="block text-xs text-critical">{disclosures(`fields.${key}`)} · {disclosures(`articles.${article}`)}</span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
