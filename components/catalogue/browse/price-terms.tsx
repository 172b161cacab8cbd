import { SlidersHorizontal } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Island } from '@/components/islands/island';
import { FIRST_PERCENTS, type Browse } from '@/lib/catalogue/model/browse';
import { TERM_CHOICES } from '@/lib/catalogue/model/term-choices';
import { formatMoney } from '@/lib/kernel/money';
import { OwnLimit } from '../own-limit';
import { formAddress, listHref } from './address';
import { CeilingField } from './ceiling-field';
import { FORM } from './form-id';
import { LiveConditions } from './live-conditions';
import { Segments } from './segments';
import { FACET_SHEET, PRICE_SHEET, SheetHead } from './sheet';

/** The terms that price every card of a list: a bar on desks; on phones three cells that open it as a sheet. */
export function PriceTerms({ browse }: { browse: Browse }) {
  const t = useTranslations('browse');
  const words = useTermWords(browse);
  const { action, hidden } = formAddress(browse);
  const own = browse.words === undefined && browse.category !== undefined ? { category: browse.category } : {};
  return (
    <form id={FORM} action={action} autoComplete="off" className="border-t border-ink">
      <Island name="LiveConditions" of={LiveConditions} address={listHref(browse)} {...own} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <div className="-mx-5 grid grid-cols-[1.25fr_1.1fr_1fr_auto] border-b border-line md:hidden">
        <Cell name="ceiling" label={t('ceiling')} value={words.ceiling} />
        <Cell name="term" label={t('term')} value={words.termShort} />
        <Cell name="first" label={t('first')} value={words.firstShort} />
        <button type="button" id="open-facets" popoverTarget={FACET_SHEET} aria-label={t('facets')} className="flex min-w-13 items-center justify-center border-l border-line">
          <SlidersHorizontal aria-hidden className="size-5" />
        </button>
      </div>
      <div id={PRICE_SHEET} popover="auto" data-sheet="conditions" className="sheet hidden open:block md:block">
        <SheetHead title={t('conditions')} sheet={PRICE_SHEET} className="md:hidden" />
        <div className="flex flex-col gap-5 md:grid md:grid-cols-2 md:gap-0 md:border-b md:border-line xl:grid-cols-[1.25fr_1.35fr_1.05fr_1fr]">
          <Part><Island name="CeilingField" of={CeilingField} ceiling={browse.ceilingMinor?.toString() ?? ''} label={t('ceiling')} unit={t('ceilingUpTo')} none={t('noCeiling')} /></Part>
          <Part>
            <Segments
              name="term"
              legend={t('term')}
              aside={words.term}
              chosen={String(browse.termMonths ?? '')}
              options={[{ value: '', label: t('anyTerm') }, ...TERM_CHOICES.map((months) => ({ value: String(months), label: months }))]}
            />
          </Part>
          <Part>
            <Segments name="first" legend={t('first')} aside={words.first} chosen={String(browse.firstPercent)} options={FIRST_PERCENTS.map((percent) => ({ value: String(percent), label: `${percent}%` }))} />
          </Part>
          <Part><Island name="OwnLimit" of={OwnLimit} label={t('ownLimit')} month={t.raw('limitMonth') as string} until={t.raw('limitUntil') as string} hint={t('limitHint')} link={t('seeLimit')} /></Part>
        </div>
        <button type="submit" className="mt-5 min-h-13 w-full rounded-md border border-accent bg-accent px-4 font-semibold text-accent-ink md:my-3 md:hidden md:min-h-10 md:w-auto md:text-sm noscript:block!">{t('apply')}</button>
      </div>
    </form>
  );
}

/** What the terms are, in words. */
function useTermWords({ ceilingMinor, termMonths, firstPercent }: Browse) {
  const t = useTranslations('browse');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const term = termMonths && t('months', { count: termMonths });
  return {
    ceiling: ceilingMinor === undefined ? t('noCeiling') : t('upTo', { amount: formatMoney(ceilingMinor, 'KRW', locale) }),
    term: term ?? t('anyTermLong'),
    termShort: term ?? t('anyTermShort'),
    first: firstPercent === 0 ? t('leastFirst') : t('ofCash', { percent: firstPercent }),
    firstShort: firstPercent === 0 ? t('leastFirst') : `${firstPercent}%`,
  };
}

const Part = ({ children }: { children: ReactNode }) => <div className="min-w-0 md:border-l md:border-line md:px-5 md:py-3 md:first:border-l-0 md:first:pl-0 md:last:pr-0 md:max-xl:odd:border-l-0 md:max-xl:odd:pl-0 md:max-xl:even:pr-0 md:max-xl:nth-[n+3]:border-t">{children}</div>;

function Cell({ name, label, value }: { name: string; label: ReactNode; value: ReactNode }) {
  return (
    <button type="button" id={`open-${name}`} popoverTarget={PRICE_SHEET} className="flex min-w-0 flex-col items-start border-l border-line px-3 py-2.5 text-left text-xs text-ink-muted first:border-l-0 first:pl-5">
      {label}
      <span className="money text-sm font-semibold whitespace-normal text-ink">{value}</span>
    </button>
  );
}
