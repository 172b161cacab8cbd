import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PeopleTable } from '@/components/accounts/people-table';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Select } from '@/components/ui/select';
import { peopleList } from '@/lib/accounts/views/people';
import { ROLES } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatTableDate } from '@/lib/kernel/day-text';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  const t = await getTranslations('accounts.admin');
  return { title: t('people') };
}

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, params, t, roleText, found] = await Promise.all([
    pageActor('ADMIN', '/admin/people'), webDeps(), searchParams, getTranslations('accounts'), getTranslations('common.role'), getLocale(),
  ]);
  const query = oneParam(params['q']) ?? '';
  const asked = oneParam(params['role']);
  const role = ROLES.find((one) => one === asked);
  const { rows, next, previous } = await peopleList(db, actor, { query, ...(role ? { role } : {}), after: oneParam(params['after']), before: oneParam(params['before']) });
  const locale = found === 'en' ? 'en' : 'ko';
  return (
    <>
      <PageHeader title={t('admin.people')} />
      <form className="mb-4 flex flex-wrap items-end gap-3" aria-label={t('admin.search')}>
        <Field label={t('admin.peopleSearch')} className="min-w-56 flex-1 md:max-w-96"><Input size="sm" name="q" defaultValue={query} maxLength={100} /></Field>
        <Field label={t('field.role')} className="w-44">
          <Select size="sm" name="role" defaultValue={role ?? ''} placeholder={t('admin.anyRole')} options={ROLES.map((value) => ({ value, label: roleText(value) }))} />
        </Field>
        <Button type="submit" variant="primary">{t('admin.search')}</Button>
      </form>
      <PeopleTable rows={rows.map((row) => ({ ...row, joinedOn: formatTableDate(plainDateIn(row.createdAt), locale) }))} />
      <Pagination {...pageLinks('/admin/people', { next, previous }, { q: query, role })} />
    </>
  );
}
