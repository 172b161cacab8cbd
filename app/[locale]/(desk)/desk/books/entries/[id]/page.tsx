import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EntryView } from '@/components/books/entry-view';
import { entryDetail } from '@/lib/ledger/views/entry';
import { namesInBooks } from '@/lib/leases/names-views';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

const BASE = '/desk/books';
const leaseHref = (id: string) => `/desk/leases/${id}`;

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('books'))('entry') };
}

export default async function EntryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, { db }] = await Promise.all([params, webDeps()]);
  const actor = await pageActor('DESK', `${BASE}/entries/${encodeURIComponent(id)}`);
  const entry = await entryDetail(db, actor, id);
  if (!entry) notFound();
  return <EntryView entry={entry} names={await namesInBooks(db, actor, entry.lines)} base={BASE} leaseHref={leaseHref} />;
}
