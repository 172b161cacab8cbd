import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountHead } from '@/components/people/account-head';
import { NoticeChoices } from '@/components/people/notice-choices';
import { myChoices } from '@/lib/notifications/views';
import { webDeps } from '@/lib/web/deps';
import { currentActor, signInFirst } from '@/lib/web/session';
import { chooseNoticesAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.nav'))('notifications') };
}

export default async function NoticeChoicesPage() {
  const [actor, { db }, t] = await Promise.all([currentActor(), webDeps(), getTranslations('people.notices')]);
  if (!actor) return signInFirst('/account/notifications');
  return (
    <>
      <AccountHead place="notifications" lead={t('lead')} />
      <NoticeChoices choices={await myChoices(db, actor)} action={chooseNoticesAction} />
    </>
  );
}
