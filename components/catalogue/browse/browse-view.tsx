import { useLocale, useTranslations } from 'next-intl';
import { Island } from '@/components/islands/island';
import { Pagination } from '@/components/ui/pagination';
import { browseHref, type Browse } from '@/lib/catalogue/model/browse';
import { REFERENCE_RATE } from '@/lib/catalogue/model/terms';
import type { BrowsePage } from '@/lib/catalogue/views/browse';
import { formatMoney, formatRate } from '@/lib/kernel/money';
import { CappedCount } from '../capped-count';
import { CardActions } from '../card-actions';
import { LeadCard } from '../lead-card';
import { CardGrid } from '../listing-card';
import { CategoryNav } from './category-nav';
import { Chosen, facetsChosen } from './chosen';
import { Facets } from './facets';
import { NothingFound } from './nothing-found';
import { PriceTerms } from './price-terms';
import { FACET_SHEET } from './sheet';
import { SortSelect } from './sort-select';

/** A list of the mall, the same for everybody: its price terms, what narrows it, and a page of cards. */
export function BrowseView({ browse, page }: { browse: Browse; page: BrowsePage }) {
  const t = useTranslations('browse');
  const catalogue = useTranslations('catalogue');
  const lead = isFront(browse) && !page.previous ? page.lead ?? page.cards[0] : undefined;
  const { facets } = page;
  return (
    <>
      <PriceTerms browse={browse} />
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-5 md:mt-8 xl:grid-cols-[11.5rem_minmax(0,1fr)] xl:gap-11">
        <div>
          <CategoryNav browse={browse} facets={facets} />
          {(page.count > 0 || facetsChosen(browse) > 0) && <Facets browse={browse} facets={facets} />}
        </div>
        <div className="transition-opacity in-[body:has(form[data-pending])]:opacity-50 in-[body:has(form[data-pending])]:delay-200">
          <ListHead browse={browse} page={page} />
          {page.count === 0 ? <NothingFound browse={browse} page={page} /> : (
            <>
              <Chosen browse={browse} className="mb-5" />
              <h2 className="sr-only">{t('items')}</h2>
              {lead && <div className="mb-10"><LeadCard card={lead} termMonths={browse.termMonths} actions={marks(lead)} /></div>}
              <CardGrid cards={lead ? page.cards.filter(({ id }) => id !== lead.id) : page.cards} termMonths={browse.termMonths} eager={lead ? 0 : 3} label={t('items')} actions={marks} />
              <Pagination
                className="mt-6"
                {...(page.previous && { previous: browseHref(browse, { before: page.previous }) })}
                {...(page.next && { next: browseHref(browse, { after: page.next }) })}
              />
            </>
          )}
          <p className="mt-6 text-xs text-ink-muted">{catalogue('referenceNote', { rate: formatRate(REFERENCE_RATE) })}</p>
        </div>
      </div>
    </>
  );
}

/** A tick to compare it and a heart to find it again. */
const marks = ({ id, title }: { id: string; title: string }) => <Island name="CardActions" of={CardActions} late id={id} title={title} />;

/** The whole mall in its usual order: it begins with one large. */
const isFront = ({ category, words, sort }: Browse) => category === undefined && words === undefined && sort === undefined;

/** How many, at which terms, in which order. What is counted anew is said to a screen reader. */
function ListHead({ browse, page }: { browse: Browse; page: BrowsePage }) {
  const t = useTranslations('browse');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { ceilingMinor, termMonths, firstPercent } = browse;
  const conditions = [
    ceilingMinor === undefined ? null : t('monthUpTo', { amount: formatMoney(ceilingMinor, 'KRW', locale) }),
    t('listTerms', { term: String(termMonths ?? 'any'), first: String(firstPercent) }),
  ].filter(Boolean).join(', ');
  const chosen = facetsChosen(browse);
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 text-sm text-ink-muted">
      <p role="status">
        {t.rich('listHead', { count: () => <strong className="money font-semibold text-ink"><CappedCount count={page.count} cap={page.cap} /></strong> })}
        <span className="max-md:sr-only"> · {conditions}</span>
        {page.lookedFor && browse.words !== undefined && <span className="block">{t('lookedFor', { words: browse.words, meant: page.lookedFor })}</span>}
        <span className="hidden in-[body:has(form[data-pending])]:inline"> · {t('busy')}</span>
      </p>
      <span className="flex items-center gap-5">
        <button type="button" popoverTarget={FACET_SHEET} className="inline-flex min-h-11 items-center text-ink underline underline-offset-4 hover:text-accent max-md:hidden md:min-h-8 xl:hidden">{chosen > 0 ? t('facetsChosen', { count: chosen }) : t('facets')}</button>
        <SortSelect browse={browse} />
      </span>
    </div>
  );
}
