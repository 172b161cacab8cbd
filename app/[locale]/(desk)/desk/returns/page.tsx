import type { Metadata } from 'next';
import { returnsTitle, ReturnsView } from '@/app/[locale]/_returns/returns-view';
import type { SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

const BASE = '/desk/returns';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: await returnsTitle('desk') };
}

export default async function DeskReturns({ searchParams }: { searchParams: SearchParams }) {
  return <ReturnsView actor={await pageActor('DESK', BASE)} side="desk" base={BASE} searchParams={searchParams} />;
}
