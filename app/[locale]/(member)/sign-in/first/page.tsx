import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { JoinByMailForm } from '@/components/people/join-by-mail-form';
import { JoinForm } from '@/components/people/join-form';
import { LinkPendingForm } from '@/components/people/link-pending-form';
import { PageHeader } from '@/components/ui/page-header';
import { arrival, type Arrival } from '@/lib/accounts/views/identity';
import { webDeps } from '@/lib/web/deps';
import { arrivalToken } from '@/lib/web/social';
import { joinByIdentityAction, joinByMailAction, linkPendingAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.signIn'))('title'), robots: { index: false } };
}

const TEXTS = { LINK: ['linkTitle', 'linkText'], JOIN: ['joinTitle', 'joinText'], MAIL: ['joinTitle', 'joinMailText'] } as const;

/** Where somebody who came from Kakao, Naver or Google for the first time goes on. */
export default async function FirstSignInPage() {
  const [deps, token, t, ways] = await Promise.all([webDeps(), arrivalToken(), getTranslations('people.social'), getTranslations('people.ways')]);
  const coming = await arrival(deps.db, token, deps.clock.now());
  if (!coming) {
    return (
      <div className="max-w-112">
        <PageHeader title={t('goneTitle')} lead={t('gone')} />
        <Link href="/sign-in" className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">{(await getTranslations('accounts.signIn'))('title')}</Link>
      </div>
    );
  }
  const [title, text] = TEXTS[coming.step];
  const said = { provider: ways(coming.provider), email: coming.email };
  return (
    <div className="max-w-read">
      <PageHeader title={t(title, said)} lead={t(text, said)} />
      <Step coming={coming} demo={deps.env.mode === 'demo'} />
    </div>
  );
}

function Step({ coming, demo }: { coming: Arrival; demo: boolean }) {
  if (coming.step === 'LINK') return <LinkPendingForm action={linkPendingAction} />;
  if (coming.step === 'JOIN') return <JoinForm name={coming.name} action={joinByIdentityAction} />;
  return <JoinByMailForm name={coming.name} email={coming.email} action={joinByMailAction} demo={demo} />;
}
