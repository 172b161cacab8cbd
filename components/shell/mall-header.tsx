import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Logo } from '@/components/brand/logo';
import { Island } from '@/components/islands/island';
import { LanguageSwitch } from './language-switch';
import { OwnAccount, OwnPlaces } from './personal-places';

/** Logo, search, the reader's own places, the other language, the account. On phones the search takes a line of its own. */
export function MallHeader({ month }: { month: number }) {
  const t = useTranslations('common');
  return (
    <header className="border-b border-line bg-surface">
      <div className="page-column flex flex-wrap items-center gap-x-4 py-1.5 md:h-16 md:flex-nowrap md:py-0">
        <Logo month={month} />
        <SearchField />
        <nav aria-label={t('nav.label')} className="ml-auto flex items-center gap-x-1 md:shrink-0 md:gap-x-2">
          <Island name="OwnPlaces" of={OwnPlaces} />
          <Island name="LanguageSwitch" of={LanguageSwitch} />
          <Island name="OwnAccount" of={OwnAccount} />
        </nav>
      </div>
    </header>
  );
}

function SearchField() {
  const t = useTranslations('common');
  return (
    <form role="search" action="/search" className="relative order-last w-full pb-2 md:order-none md:w-96 md:max-w-[40%] md:min-w-0 md:pb-0">
      <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3.5 size-4.5 text-ink-muted" />
      <input
        type="search"
        name="q"
        maxLength={100}
        enterKeyHint="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        className="min-h-11 w-full rounded-sm border border-line-strong bg-surface pr-3 pl-11 text-base placeholder:text-ink-muted md:text-sm"
      />
    </form>
  );
}
