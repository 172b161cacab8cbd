'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { useKeySwitch } from './key-switch';

const KEYS = [['j', 'next'], ['k', 'previous'], ['a', 'approve'], ['r', 'return'], ['s', 'second']] as const;

/** The keys of the review, and whether they are heard. */
export function KeyList({ deciding }: { deciding: boolean }) {
  const t = useTranslations('contracts.review.keys');
  const [on, turn] = useKeySwitch();
  const shown = deciding ? KEYS : KEYS.slice(0, 2);
  return (
    <section aria-label={t('title')} className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line pt-3 text-xs text-ink-muted max-md:hidden">
      <Checkbox label={t('on')} checked={on} onChange={(event) => turn(event.target.checked)} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {shown.map(([key, what]) => <li key={key} className="flex items-center gap-1.5"><kbd className="money rounded-xs border border-line-strong bg-surface px-1.5 py-0.5 font-semibold text-ink">{key.toUpperCase()}</kbd>{t(what)}</li>)}
      </ul>
      <span>{t('hint')}</span>
    </section>
  );
}
