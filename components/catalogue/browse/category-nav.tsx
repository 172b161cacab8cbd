import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Browse } from '@/lib/catalogue/model/browse';
import type { Facets } from '@/lib/catalogue/views/facets';
import { CappedCount } from '../capped-count';
import { listHref } from './address';

const PILL = 'flex min-h-11 items-center gap-1.5 rounded-full border border-line-strong px-4 text-sm whitespace-nowrap hover:bg-sunken aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-canvas';
const ROW = 'xl:min-h-8 xl:justify-between xl:rounded-none xl:border-0 xl:bg-transparent xl:px-0 xl:hover:bg-transparent xl:hover:text-accent xl:aria-[current]:bg-transparent xl:aria-[current]:text-accent';
const LINK = `${PILL} ${ROW}`;

interface Props {
  /** What is chosen besides stays chosen in another category. */
  browse: Browse;
  facets: Facets;
}

/** The mall's categories with what each would leave: pills in a line, a column beside the list from 1280 px on. */
export function CategoryNav({ browse, facets: { categories, atLeast } }: Props) {
  const t = useTranslations('catalogue');
  const english = useLocale() === 'en';
  const { category: current, ...everywhere } = browse;
  const all = categories.reduce((sum, { count }) => sum + count, 0);
  const figure = (count: number) => all > 0 && <span className="money font-normal xl:text-ink-muted"><CappedCount count={count} />{atLeast && count > 0 && '+'}</span>;
  return (
    <nav aria-label={t('categories')}>
      <p aria-hidden className="mb-1 hidden text-xs text-ink-muted xl:block">{t('categories')}</p>
      <ul data-push-row className="-mx-5 flex scroll-px-5 gap-2 overflow-x-auto px-5 pb-1 xl:mx-0 xl:flex-col xl:gap-0 xl:px-0">
        <li><Link href={listHref(everywhere)} data-stay="push" scroll={false} aria-current={current === undefined ? 'page' : undefined} className={LINK}>{t('all')} {figure(all)}</Link></li>
        {categories.map(({ code, nameKo, nameEn, count }) => (
          <li key={code}>
            <Link href={listHref({ ...browse, category: code })} data-stay="push" scroll={false} prefetch={false} aria-current={code === current ? 'page' : undefined} className={LINK}>
              {english ? nameEn : nameKo} {figure(count)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
