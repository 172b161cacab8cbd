import { useTranslations } from 'next-intl';
import type { Schedule } from '@/lib/kernel/schedule';
import type { MallPage } from '@/lib/catalogue/views/mall';
import { LeadCard } from './lead-card';
import { MallList } from './mall-list';
import { RecentlySeen } from './recently-seen';
import { sumFigures } from './sum-of';

/** What the mall is for, and what it has; the first thing stands with its sum. */
export function MallHome({ page, leadPrice }: { page: MallPage; leadPrice: Schedule | undefined }) {
  const t = useTranslations('catalogue');
  const first = page.cards[0];
  return (
    <>
      <header className="mb-5 border-b border-ink pb-5 md:mb-8 md:flex md:items-end md:justify-between">
        <h1 className="text-xl leading-snug font-bold md:text-2xl">
          {t('heroFirst')}
          <br />
          <span className="text-ink-muted">{t('heroSecond')}</span>
        </h1>
        <p className="mt-3 max-w-96 text-xs text-ink-muted md:text-right">{t('heroAside')}</p>
      </header>
      <MallList page={page} path="/" total={page.count} lead={first && leadPrice && <LeadCard card={first} sum={sumFigures(leadPrice)} />} />
      <RecentlySeen className="mt-12" />
    </>
  );
}
