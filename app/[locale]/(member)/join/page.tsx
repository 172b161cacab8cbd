import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { JoinForm } from '@/components/staff/join-form';
import { RoleList } from '@/components/staff/role-list';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { invitationByToken } from '@/lib/accounts/views/staff';
import { formatInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { acceptInvitationAction } from './actions';

/* The address holds a secret: it is told to no other site. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff.join');
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } };
}

export default async function JoinPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, deps, t, locale] = await Promise.all([searchParams, webDeps(), getTranslations('staff.join'), getLocale()]);
  const token = oneParam(params['token']) ?? '';
  const invitation = await invitationByToken(deps.db, token, deps.clock.now());
  if (invitation?.state === 'open') {
    const until = formatInstant(invitation.expiresAt, locale === 'en' ? 'en' : 'ko');
    return (
      <div className="max-w-112">
        <PageHeader kicker={invitation.shop} title={t('title')} lead={t('text', { shop: invitation.shop, email: invitation.email, until })} />
        <Section title={t('work')} className="mb-10"><RoleList roles={invitation.roles} /></Section>
        <JoinForm token={token} action={acceptInvitationAction} />
      </div>
    );
  }
  // Whoever has used the link has an account; everybody else needs a new link from the shop.
  const state = invitation?.state ?? 'unknown';
  return (
    <div className="max-w-112">
      <PageHeader title={t(`${state}.title`)} lead={t(`${state}.text`, { shop: invitation?.shop ?? '' })} />
      <Button asChild variant="primary"><Link href={state === 'used' ? '/sign-in' : '/'}>{t(state === 'used' ? 'toSignIn' : 'toMall')}</Link></Button>
    </div>
  );
}
