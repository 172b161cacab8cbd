import { getTranslations } from 'next-intl/server';
import { LeadCard } from '@/components/catalogue/lead-card';
import { MallList } from '@/components/catalogue/mall-list';
import { RecentlySeen } from '@/components/catalogue/recently-seen';
import { sumFigures } from '@/components/catalogue/sum-of';
import { leadPrice, mallPage } from '@/lib/catalogue/views/mall';
import { webDeps } from '@/lib/web/deps';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';

export default async function MallHome({ searchParams }: { searchParams: SearchParams }) {
  const { db } = await webDeps();
  const request = await pageRequest(searchParams);
  const [page, t] = await Promise.all([mallPage(db, request), getTranslations('catalogue')]);
  const first = page.previous ? undefined : page.cards[0];
  const price = first && (await leadPrice(db, first.id));
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
      <MallList page={page} path="/" total={page.count} lead={first && price && <LeadCard card={first} sum={sumFigures(price)} />} />
      <RecentlySeen className="mt-12" />
    </>
  );
}
