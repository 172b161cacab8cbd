import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { inAddress, type Browse } from '@/lib/catalogue/model/browse';
import type { BrowsePage } from '@/lib/catalogue/views/browse';
import type { FacetCount } from '@/lib/catalogue/views/facets';
import { CappedCount } from '../capped-count';
import { FORM } from './form-id';
import { FACET_SHEET, SheetHead } from './sheet';

/** Brands that are seen at once. */
const BRANDS = 6;

interface Choice {
  value: string;
  name: ReactNode;
  count?: number;
  chosen: boolean;
}

/** What else a list can be narrowed by, with how many each would leave: a column from 1280 px on, a sheet below. */
export function Facets({ browse, facets }: { browse: Browse; facets: BrowsePage['facets'] }) {
  const t = useTranslations('browse');
  const known = <T extends string>(counts: readonly FacetCount<T>[], chosen: readonly T[], name: (value: T) => ReactNode): Choice[] =>
    counts.map(({ value, count }) => ({ value: inAddress(value), name: name(value), count, chosen: chosen.includes(value) }));
  const brands = facets.brands.map(({ value, count }) => ({ value, name: value, count, chosen: browse.brands.includes(value) }));
  const shown = brands.filter(({ chosen }, index) => chosen || index < BRANDS);
  const more = brands.filter((brand) => !shown.includes(brand));
  const regions = known(facets.regions, browse.regions, (value) => t(`regions.${value}`));
  const { atLeast } = facets;
  return (
    <div id={FACET_SHEET} popover="auto" data-sheet={FORM} className="sheet hidden open:block xl:block">
      <SheetHead title={t('facets')} sheet={FACET_SHEET} className="xl:hidden" />
      <Group name="end" legend={t('ends.legend')} choices={known(facets.ends, browse.ends, (value) => t(`ends.${value}`))} atLeast={atLeast} />
      <Group name="guarantee" legend={t('guarantees.legend')} choices={known(facets.guarantees, browse.guarantees, (value) => t(`guarantees.${value}`))} atLeast={atLeast} />
      <Group name="stock" legend={t('stock')} choices={[{ value: '1', name: t('inStock'), chosen: browse.inStock === true }]} atLeast={atLeast} />
      {shown.length > 0 && <Group name="brand" legend={t('brands')} choices={shown} more={more} moreLabel={t('moreBrands')} atLeast={atLeast} />}
      <Group name="condition" legend={t('condition.legend')} choices={known(facets.conditions, browse.conditions, (value) => t(`condition.${value}`))} atLeast={atLeast} />
      <Group name="region" legend={t('delivery')} choices={[]} more={regions} moreLabel={t('delivery')} open={browse.regions.length > 0} atLeast={atLeast} />
      <button type="submit" form={FORM} className="sticky bottom-0 mt-4 min-h-13 w-full rounded-md border border-accent bg-accent px-4 font-semibold text-accent-ink shadow-[0_0_0_0.75rem_var(--surface)] xl:static xl:hidden xl:shadow-none noscript:block!">{t('apply')}</button>
    </div>
  );
}

interface GroupProps {
  name: string;
  legend: ReactNode;
  choices: readonly Choice[];
  more?: readonly Choice[];
  moreLabel?: ReactNode;
  open?: boolean;
  atLeast: boolean;
}

function Group({ name, legend, choices, more = [], moreLabel, open = false, atLeast }: GroupProps) {
  const rows = (all: readonly Choice[]) => all.map((choice) => <Tick key={choice.value} name={name} choice={choice} atLeast={atLeast} />);
  return (
    <fieldset className="mt-5 min-w-0 border-t border-line pt-4 text-base first:mt-0 first:border-t-0 first:pt-0 xl:text-sm xl:first:mt-5 xl:first:border-t xl:first:pt-4">
      <legend className={choices.length > 0 ? 'contents text-xs text-ink-muted' : 'sr-only'}>{legend}</legend>
      {rows(choices)}
      {more.length > 0 && (
        <details open={open} className="group">
          <summary className="flex list-none [&::-webkit-details-marker]:hidden min-h-11 items-center text-sm text-ink-muted hover:text-accent xl:min-h-8 xl:text-xs">{moreLabel}<ChevronDown aria-hidden className="ml-1 size-3.5 transition-transform group-open:rotate-180" /></summary>
          {rows(more)}
        </details>
      )}
    </fieldset>
  );
}

function Tick({ name, choice: { value, name: text, count, chosen }, atLeast }: { name: string; choice: Choice; atLeast: boolean }) {
  return (
    <label className="flex min-h-11 items-center gap-2.5 xl:min-h-8">
      <input type="checkbox" id={`${name}-${value}`} form={FORM} name={name} value={value} defaultChecked={chosen} className="size-4.5 shrink-0 accent-accent" />
      <span className={count === 0 && !chosen ? 'min-w-0 flex-1 text-ink-faint' : 'min-w-0 flex-1'}>{text}</span>
      {count !== undefined && <span className="money text-ink-muted"><CappedCount count={count} />{atLeast && count > 0 && '+'}</span>}
    </label>
  );
}
