import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BooksView } from '@/app/[locale]/_books/books-view';
import type { SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

const BASE = '/admin/books';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('books'))('title') };
}

export default async function BooksPage({ searchParams }: { searchParams: SearchParams }) {
  return <BooksView actor={await pageActor('ADMIN', BASE)} base={BASE} searchParams={searchParams} />;
}
