import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PersonBadge } from '@/components/accounts/people-table';
import { PersonDecisions } from '@/components/accounts/person-decisions';
import { AuditTable } from '@/components/audit/audit-table';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { auditTrail } from '@/lib/accounts/views/audit';
import { personDetail } from '@/lib/accounts/views/people';
import { formatInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { changeRoleAction, restorePersonAction, suspendPersonAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  const t = await getTranslations('accounts.admin');
  return { title: t('person') };
}

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db }, t, role, found] = await Promise.all([
    pageActor('ADMIN', `/admin/people/${id}`), webDeps(), getTranslations('accounts'), getTranslations('common.role'), getLocale(),
  ]);
  const [person, history] = await Promise.all([personDetail(db, actor, id), auditTrail(db, actor, { subject: `user:${id}` })]);
  if (!person) notFound();
  const facts = [
    { term: t('field.email'), value: person.email },
    { term: t('field.phone'), value: <span className="money">{person.phone ?? '–'}</span> },
    { term: t('field.role'), value: person.seller ? `${role(person.role)} · ${person.seller}` : role(person.role) },
    { term: t('admin.joined'), value: formatInstant(person.createdAt, found === 'en' ? 'en' : 'ko') },
    ...(person.suspendedReason ? [{ term: t('admin.suspended'), value: person.suspendedReason }] : []),
  ];
  const own = person.id === actor.userId;
  return (
    <>
      <PageHeader
        title={person.name}
        badge={<PersonBadge person={person} />}
        lead={own ? t('admin.self') : undefined}
        actions={own ? undefined : <PersonDecisions person={person} actions={{ suspend: suspendPersonAction, restore: restorePersonAction, changeRole: changeRoleAction }} />}
      />
      <DescriptionList items={facts} className="max-w-read border-t border-ink" />
      <Section title={t('admin.history')} className="mt-12"><AuditTable rows={history.rows} /></Section>
    </>
  );
}
