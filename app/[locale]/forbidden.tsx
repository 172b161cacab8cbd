import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountMenu } from '@/components/shell/account-menu';
import { BarePage } from '@/components/shell/bare-page';
import { ForbiddenNotice } from '@/components/shell/forbidden-notice';
import { ACCOUNT, headerPlaces } from '@/components/shell/places';
import { currentMonth } from '@/lib/web/appearance';
import { currentPerson } from '@/lib/web/person';

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getTranslations('common'))('forbidden.pageTitle') } };
}

/** A page of another role: the way to one's own, and the way out to who signs in as somebody else. */
export default async function Forbidden() {
  const [t, month, { visitor }] = await Promise.all([getTranslations('common'), currentMonth(), currentPerson()]);
  const [own = ACCOUNT] = visitor && visitor.role !== 'PURCHASER' ? headerPlaces(visitor.role) : [];
  return (
    <BarePage month={month} aside={visitor && <AccountMenu {...visitor} />}>
      <ForbiddenNotice text={t('forbidden.text')} place={own} />
    </BarePage>
  );
}
