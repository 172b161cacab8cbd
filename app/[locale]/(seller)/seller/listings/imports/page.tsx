import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { ImportList } from '@/components/workplace/import-list';
import { ImportUpload } from '@/components/workplace/import-upload';
import { webDeps } from '@/lib/web/deps';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { APPLIED_DAYS, UNUSED_DAYS } from '@/lib/workplace/model/keeping';
import { sellerImports } from '@/lib/workplace/views/imports';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('listings');
  return { title: (await getTranslations('workplace'))('byFile') };
}

export default async function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, page, locale, t, catalogue] = await Promise.all([
    sellerPage('listings', '/seller/listings/imports'), webDeps(), pageRequest(searchParams), getLocale(), getTranslations('workplace'), getTranslations('catalogue'),
  ]);
  const { rows, ...pages } = await sellerImports(db, actor, page);
  const file = `/seller/listings/export?lang=${locale}`;
  return (
    <>
      <PageHeader
        kicker={<Link href="/seller/listings" className="inline-flex min-h-6 items-center hover:text-accent">{catalogue('listings')}</Link>}
        title={t('byFile')} lead={t('byFileLead')}
      />
      <div className="flex flex-col gap-10">
        <Section title={t('takeOut')} lead={t('takeOutLead')}>
          <div className="flex flex-wrap gap-2">
            <Button asChild><a href={file} download><Download aria-hidden />{t('exportAll')}</a></Button>
            <Button asChild variant="ghost"><a href={`${file}&empty=1`} download>{t('exportEmpty')}</a></Button>
          </div>
        </Section>
        <Section title={t('bringIn')} lead={t('bringInLead')}>
          <div className="max-w-read"><ImportUpload /></div>
          <Rules t={t} />
        </Section>
        <Section title={t('before')} lead={t('beforeLead', { applied: APPLIED_DAYS, unused: UNUSED_DAYS })}>
          <ImportList rows={rows} />
          <Pagination {...pageLinks('/seller/listings/imports', pages)} />
        </Section>
      </div>
    </>
  );
}

/** How the cells are meant that hold more than one thing. */
function Rules({ t }: { t: Awaited<ReturnType<typeof getTranslations<'workplace'>>> }) {
  const rules = ['number', 'columns', 'offers', 'lists', 'guarantee', 'serials', 'lowStock', 'excel'] as const;
  return (
    <details className="mt-4 max-w-read text-sm">
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium md:min-h-8 md:py-1.5">{t('rules.title')}</summary>
      <ul className="list-disc space-y-1.5 pl-5 text-ink-muted">{rules.map((rule) => <li key={rule}>{t(`rules.${rule}`)}</li>)}</ul>
    </details>
  );
}
