import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { MailState } from '@/components/notifications/mail-state';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { mailbox } from '@/lib/notifications/views';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications.mailbox');
  return { title: t('title') };
}

export default async function MailboxPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ db, env }, t, found, params] = await Promise.all([webDeps(), getTranslations('notifications.mailbox'), getLocale(), searchParams]);
  const recipient = oneParam(params['to'])?.replaceAll('\u0000', '').slice(0, 254) ?? '';
  const box = await mailbox(db, env, { recipient, after: oneParam(params['after']), before: oneParam(params['before']) });
  if (!box) notFound();
  const locale = found === 'en' ? 'en' : 'ko';
  return (
    <>
      <PageHeader title={t('title')} lead={t(env.mailUrl ? 'leadSent' : 'lead')} />
      <form className="mb-6 flex max-w-112 items-end gap-2">
        <Field label={t('filter')} className="flex-1"><Input name="to" defaultValue={recipient} size="sm" inputMode="email" /></Field>
        <Button type="submit">{t('search')}</Button>
      </form>
      <DataTable
        caption={t('title')}
        rows={box.rows}
        rowKey={(row) => row.id}
        empty={<EmptyState>{t('empty')}</EmptyState>}
        columns={[
          { key: 'subject', header: t('subject'), card: 'title', cell: (row) => <Link href={`/mailbox/${row.id}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 as-row:min-h-6">{row.subject}</Link> },
          { key: 'to', header: t('to'), cell: (row) => <span className="break-all">{row.recipient}</span> },
          { key: 'at', header: t('at'), cell: (row) => <span className="money text-ink-muted">{formatTableInstant(row.createdAt, locale)}</span> },
          { key: 'state', header: t('state'), card: 'badge', cell: (row) => <MailState {...row} /> },
        ]}
      />
      <Pagination {...pageLinks('/mailbox', box, { to: recipient })} />
    </>
  );
}
