import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import type { CategoryCount } from '@/lib/catalogue/views/facets';
import { CappedCount } from './capped-count';

const CHIP = 'flex min-h-11 items-center gap-1.5 rounded-full border border-line-strong px-4 text-sm whitespace-nowrap aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-canvas';
const ROW = 'lg:min-h-9 lg:justify-between lg:rounded-none lg:border-0 lg:bg-transparent lg:px-0 lg:hover:text-accent lg:aria-[current]:bg-transparent lg:aria-[current]:text-accent';

/** The mall's categories: chips in a line on phones, a column beside the list on desks. */
export function CategoryNav({ categories, total, current }: { categories: readonly CategoryCount[]; total?: number; current?: string }) {
  const t = useTranslations('catalogue');
  const english = useLocale() === 'en';
  const places = [
    { href: '/', name: t('all'), count: total, here: current === undefined },
    ...categories.map(({ code, nameKo, nameEn, count }) => ({ href: `/c/${code}`, name: english ? nameEn : nameKo, count, here: code === current })),
  ];
  return (
    <nav aria-label={t('categories')}>
      <p aria-hidden className="mb-2 hidden text-xs text-ink-muted lg:block">{t('categories')}</p>
      <ul className="-mx-5 flex gap-2 overflow-x-auto px-5 pb-1 lg:mx-0 lg:flex-col lg:gap-0 lg:px-0">
        {places.map(({ href, name, count, here }) => (
          <li key={href}>
            <Link href={href} aria-current={here ? 'page' : undefined} className={cn(CHIP, ROW)}>
              {name}
              {count !== undefined && <span className={cn('money font-normal', !here && 'text-ink-muted')}><CappedCount count={count} /></span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
