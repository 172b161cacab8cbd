import type { Metadata } from 'next';
import { accountTitle, AccountView } from '@/app/[locale]/_books/account-view';
import type { SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

const BASE = '/desk/books';

interface Props {
  params: Promise<{ code: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await titleFor('DESK');
  return { title: await accountTitle((await params).code) };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const { code } = await params;
  return <AccountView actor={await pageActor('DESK', `${BASE}/accounts/${encodeURIComponent(code)}`)} base={BASE} code={code} searchParams={searchParams} />;
}
