import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { comparisonAddress, FIRST_PERCENTS, isOfPlans, type Comparison } from '@/lib/catalogue/model/comparison';
import { TERM_CHOICES } from '@/lib/catalogue/model/term-choices';

/** Term and first payment, chosen once for all; plans have their own terms. Links, so that each choice is an address and works without script. */
export function TermChoice({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('finding.comparison');
  return (
    <div className="grid gap-x-8 gap-y-4 border-y border-t-ink border-b-line py-4 md:grid-cols-2">
      {!isOfPlans(comparison) && (
        <Choices
          name={t('term')}
          chosen={t('months', { count: comparison.termMonths })}
          options={TERM_CHOICES.map((termMonths) => ({
            key: termMonths, label: termMonths, said: t('months', { count: termMonths }), current: termMonths === comparison.termMonths,
            href: comparisonAddress({ ...comparison, termMonths }),
          }))}
        />
      )}
      <Choices
        name={t('first')}
        chosen={comparison.firstPercent === 0 ? t('none') : t('percent', { percent: comparison.firstPercent })}
        options={FIRST_PERCENTS.map((firstPercent) => ({
          key: firstPercent, label: `${firstPercent}%`, said: firstPercent === 0 ? t('none') : t('percent', { percent: firstPercent }),
          current: firstPercent === comparison.firstPercent, href: comparisonAddress({ ...comparison, firstPercent }),
        }))}
      />
    </div>
  );
}

interface Option {
  key: number;
  label: ReactNode;
  /** The label in full. */
  said: string;
  current: boolean;
  href: string;
}

function Choices({ name, chosen, options }: { name: string; chosen: string; options: readonly Option[] }) {
  return (
    <nav aria-label={name}>
      <p className="mb-2 flex items-baseline justify-between gap-3 text-sm text-ink-muted">
        <span>{name}</span>
        <span className="font-semibold text-ink">{chosen}</span>
      </p>
      <ul className="flex overflow-clip rounded-sm border border-line-strong bg-surface">
        {options.map(({ key, label, said, current, href }) => (
          <li key={key} className="flex-1 border-l border-line first:border-l-0">
            <Link
              href={href}
              data-stay="push"
              scroll={false}
              prefetch={false}
              aria-current={current || undefined}
              className="money flex min-h-11 items-center justify-center px-2 text-sm text-ink-muted -outline-offset-4 hover:bg-sunken aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-canvas md:min-h-10"
            >
              <span aria-hidden>{label}</span>
              <span className="sr-only">{name} {said}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
