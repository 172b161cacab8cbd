import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { HistoryFilter } from '@/components/books/history-filter';
import { HistoryTable } from '@/components/books/history-table';
import { LINK } from '@/components/books/link';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { accountOf } from '@/lib/ledger/model';
import { accountHistory, currenciesOf } from '@/lib/ledger/views/account-history';
import { idsInBooks, namesInBooks } from '@/lib/leases/names-views';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

const BASE = '/admin/books';

interface Props {
  params: Promise<{ code: string }>;
  searchParams: SearchParams;
}

const nameOf = (code: string, locale: string) => (locale === 'en' ? accountOf(code)?.nameEn : accountOf(code)?.nameKo);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: nameOf((await params).code, await getLocale()) ?? (await getTranslations('books'))('title') };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const [{ code }, asked, { db }, t, locale] = await Promise.all([params, paramsOf(searchParams), webDeps(), getTranslations('books'), getLocale()]);
  const path = `${BASE}/accounts/${code}`;
  const actor = await pageActor('ADMIN', path);
  const currencies = await currenciesOf(db, actor);
  const said = (key: string) => asked[key]?.trim() ?? '';
  const values = { currency: said('currency') || (currencies[0] ?? 'KRW'), party: said('party'), lease: said('lease'), from: said('from'), to: said('to') };
  const history = await accountHistory(db, actor, { ...values, ...await idsInBooks(db, actor, values), account: code, after: asked['after'], before: asked['before'] });
  if (!history) notFound();
  return (
    <>
      <PageHeader kicker={<Link href={BASE} className={LINK}>{t('title')}</Link>} title={nameOf(code, locale) ?? code} lead={t('historyLead')} />
      <HistoryFilter values={values} currencies={[...new Set([values.currency, ...currencies])]} path={path} />
      <HistoryTable rows={history.rows} names={await namesInBooks(db, actor, history.rows)} currency={values.currency} base={BASE} path={path} />
      <Pagination {...pageLinks(path, history, values)} />
    </>
  );
}
