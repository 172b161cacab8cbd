import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { InviteDialog } from '@/components/staff/invite-dialog';
import { RoleList } from '@/components/staff/role-list';
import { InvitationTable, StaffTable } from '@/components/staff/staff-table';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { shopStaff } from '@/lib/accounts/views/staff';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { changeStaffRolesAction, handOverOwnershipAction, inviteStaffAction, removeStaffAction, resendInvitationAction, revokeInvitationAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('staff');
  return { title: (await getTranslations('staff'))('title') };
}

export default async function SellerStaffPage() {
  const [actor, { db, clock }, t, language] = await Promise.all([sellerPage('staff', '/seller/staff'), webDeps(), getTranslations('staff'), getLocale()]);
  const staff = await shopStaff(db, actor, clock.now());
  if (!staff) notFound();
  const locale = language === 'en' ? 'en' : 'ko';
  const { people, invitations, mayInvite, businessName } = staff;
  return (
    <>
      <PageHeader kicker={businessName} title={t('title')} lead={t(mayInvite ? 'lead' : 'errors.not-approved')} actions={mayInvite && <InviteDialog action={inviteStaffAction} />} />
      <div className="flex flex-col gap-12">
        <Section title={t('people')} aside={<span className="money">{t('count', { count: people.length })}</span>}>
          <StaffTable
            rows={people.map((row) => ({ ...row, seen: row.lastSignInAt && formatTableInstant(row.lastSignInAt, locale) }))}
            actions={{ changeRoles: changeStaffRolesAction, remove: removeStaffAction, handOver: handOverOwnershipAction }}
          />
        </Section>
        <Section title={t('invitations')}>
          <InvitationTable
            rows={invitations.map((row) => ({ ...row, until: formatTableInstant(row.expiresAt, locale) }))}
            actions={{ resend: resendInvitationAction, revoke: revokeInvitationAction }}
          />
        </Section>
        <Section title={t('whoMay')} className="max-w-read"><RoleList /></Section>
      </div>
    </>
  );
}
