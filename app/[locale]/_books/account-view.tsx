import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import type { Actor } from '@/lib/kernel/actor';
import { accountOf } from '@/lib/ledger/model';
import { accountHistory, currenciesOf } from '@/lib/ledger/views/account-history';
import { idsInBooks, namesInBooks } from '@/lib/leases/names-views';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { HistoryFilter } from '@/components/books/history-filter';
import { HistoryTable } from '@/components/books/history-table';
import { LINK } from '@/components/books/link';

const nameOf = (code: string, locale: string) => (locale === 'en' ? accountOf(code)?.nameEn : accountOf(code)?.nameKo);

/** What an account's page is called. */
export const accountTitle = async (code: string): Promise<string> => nameOf(code, await getLocale()) ?? (await getTranslations('books'))('title');

interface Props {
  actor: Actor;
  base: string;
  code: string;
  searchParams: SearchParams;
}

/** What was booked on one account, for whoever keeps the books; `base` is where their pages lie. */
export async function AccountView({ actor, base, code, searchParams }: Props) {
  const [asked, { db }, t, locale] = await Promise.all([paramsOf(searchParams), webDeps(), getTranslations('books'), getLocale()]);
  const path = `${base}/accounts/${code}`;
  const currencies = await currenciesOf(db, actor);
  const said = (key: string) => asked[key]?.trim() ?? '';
  const values = { currency: said('currency') || (currencies[0] ?? 'KRW'), party: said('party'), lease: said('lease'), from: said('from'), to: said('to') };
  const history = await accountHistory(db, actor, { ...values, ...await idsInBooks(db, actor, values), account: code, after: asked['after'], before: asked['before'] });
  if (!history) notFound();
  return (
    <>
      <PageHeader kicker={<Link href={base} className={LINK}>{t('title')}</Link>} title={nameOf(code, locale) ?? code} lead={t('historyLead')} />
      <HistoryFilter values={values} currencies={[...new Set([values.currency, ...currencies])]} path={path} />
      <HistoryTable rows={history.rows} names={await namesInBooks(db, actor, history.rows)} currency={values.currency} base={base} path={path} />
      <Pagination {...pageLinks(path, history, values)} />
    </>
  );
}
