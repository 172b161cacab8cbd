import { Ban, Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { InvitationActs, type InvitationActions } from './invitation-acts';
import { MemberActs, type MemberActions } from './member-acts';
import { useRolesText } from './role-list';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import type { InvitationRow, StaffRow } from '@/lib/accounts/views/staff';

/** Who works in the shop. `seen` is already in the reader's words. */
export function StaffTable({ rows, actions }: { rows: readonly (StaffRow & { seen: string | null })[]; actions: MemberActions }) {
  const t = useTranslations('staff');
  const field = useTranslations('accounts.field');
  const roles = useRolesText();
  return (
    <DataTable
      needs="much"
      caption={t('people')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', header: field('name'), card: 'title', cell: (row) => <span className="font-semibold">{row.name}{row.self && <span className="ml-1.5 font-normal text-ink-muted">{t('you')}</span>}{row.suspended && <Badge tone="critical" icon={Ban} className="ml-2">{t('suspended')}</Badge>}</span> },
        { key: 'roles', header: t('work'), cell: (row) => roles(row.roles) },
        { key: 'email', header: field('email'), cell: (row) => <span className="break-all">{row.email}</span> },
        { key: 'seen', header: t('lastSignIn'), cardLabel: true, cell: (row) => (row.seen ? <span className="money text-ink-muted">{row.seen}</span> : <span className="text-ink-muted">{t('neverSignedIn')}</span>) },
        {
          key: 'acts', header: t('toDo'), align: 'right',
          cell: (row) => (row.lastOwner ? <p className="text-left text-xs text-ink-muted as-card:pt-1 as-row:ml-auto as-row:max-w-56 as-row:text-right">{t('lastOwner')}</p> : <MemberActs person={row} actions={actions} />),
        },
      ]}
    />
  );
}

/** Whom the shop has asked and who has not accepted. `until` is already in the reader's words. */
export function InvitationTable({ rows, actions }: { rows: readonly (InvitationRow & { until: string })[]; actions: InvitationActions }) {
  const t = useTranslations('staff');
  const field = useTranslations('accounts.field');
  const roles = useRolesText();
  return (
    <DataTable
      needs="much"
      caption={t('invitations')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="py-4 text-sm text-ink-muted">{t('noInvitations')}</p>}
      columns={[
        { key: 'email', header: field('email'), card: 'title', cell: (row) => <span className="font-semibold break-all">{row.email}</span> },
        { key: 'state', header: t('state'), card: 'badge', cell: (row) => (row.expired ? <Badge tone="neutral" icon={Hourglass}>{t('expired')}</Badge> : <Badge tone="moon" icon={Hourglass}>{t('waiting')}</Badge>) },
        { key: 'roles', header: t('work'), cell: (row) => roles(row.roles) },
        { key: 'by', header: t('invitedBy'), cardLabel: true, cell: (row) => row.invitedBy },
        { key: 'until', header: t('until'), cardLabel: true, cell: (row) => <span className="money text-ink-muted">{row.until}</span> },
        { key: 'acts', header: t('toDo'), align: 'right', cell: (row) => <InvitationActs invitationId={row.id} email={row.email} actions={actions} /> },
      ]}
    />
  );
}
