import { Ban, CircleCheck, MailQuestion } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { PersonRow } from '@/lib/accounts/views/people';

export function PersonBadge({ person }: { person: Pick<PersonRow, 'confirmed' | 'suspended'> }) {
  const t = useTranslations('accounts.admin');
  if (person.suspended) return <Badge tone="critical" icon={Ban}>{t('suspended')}</Badge>;
  return person.confirmed ? <Badge tone="positive" icon={CircleCheck}>{t('active')}</Badge> : <Badge tone="caution" icon={MailQuestion}>{t('unconfirmed')}</Badge>;
}

/** `joinedOn` is already in the reader's words. */
export function PeopleTable({ rows }: { rows: readonly (PersonRow & { joinedOn: string })[] }) {
  const t = useTranslations('accounts');
  const role = useTranslations('common.role');
  return (
    <DataTable
      caption={t('admin.people')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState>{t('admin.peopleEmpty')}</EmptyState>}
      columns={[
        {
          key: 'name', header: t('admin.person'), card: 'title',
          cell: (row) => <Link href={`/admin/people/${row.id}`} className="inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4 as-row:min-h-6">{row.name}</Link>,
        },
        { key: 'email', header: t('field.email'), cell: (row) => <span className="break-all">{row.email}</span> },
        { key: 'phone', header: t('field.phone'), card: 'hidden', cell: (row) => <span className="money">{row.phone ?? '–'}</span> },
        { key: 'role', header: t('field.role'), cell: (row) => (row.seller ? `${role(row.role)} · ${row.seller}` : role(row.role)) },
        { key: 'joined', header: t('admin.joined'), cardLabel: true, cell: (row) => <span className="money text-ink-muted">{row.joinedOn}</span> },
        { key: 'status', header: t('admin.status'), card: 'badge', cell: (row) => <PersonBadge person={row} /> },
      ]}
    />
  );
}
