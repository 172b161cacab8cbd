import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { BarePage } from '@/components/shell/bare-page';
import { NoticePage } from '@/components/shell/notice-page';
import { PageTitle } from '@/components/shell/page-title';
import { Button } from '@/components/ui/button';
import { currentMonth } from '@/lib/web/appearance';

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getTranslations('common'))('forbidden.pageTitle') } };
}

/** A page of another role. What belongs to another person is not there at all (`not-found.tsx`). */
export default async function Forbidden() {
  const [t, month] = await Promise.all([getTranslations('common'), currentMonth()]);
  return (
    <BarePage month={month}>
      <NoticePage title={t('forbidden.title')} text={t('forbidden.text')} action={<Button asChild><Link href="/account">{t('forbidden.action')}</Link></Button>}>
        <PageTitle title={t('forbidden.pageTitle')} />
      </NoticePage>
    </BarePage>
  );
}
