import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BooksView } from '@/app/[locale]/_books/books-view';
import type { SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

const BASE = '/desk/books';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('books'))('title') };
}

export default async function BooksPage({ searchParams }: { searchParams: SearchParams }) {
  return <BooksView actor={await pageActor('DESK', BASE)} base={BASE} searchParams={searchParams} />;
}
