import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LetterText } from '@/components/notifications/letter-text';
import { MailState } from '@/components/notifications/mail-state';
import { PageHeader } from '@/components/ui/page-header';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { mailboxLetter } from '@/lib/notifications/views';
import { webDeps } from '@/lib/web/deps';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications.mailbox');
  return { title: t('title'), referrer: 'no-referrer' };
}

export default async function LetterPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, { db, env }, t, locale] = await Promise.all([params, webDeps(), getTranslations('notifications.mailbox'), getLocale()]);
  const letter = await mailboxLetter(db, env, id);
  if (!letter) notFound();
  const when = formatTableInstant(letter.createdAt, locale === 'en' ? 'en' : 'ko');
  return (
    <article className="max-w-read">
      <PageHeader title={letter.subject} kicker={`${letter.recipient} · ${when}`} badge={<MailState {...letter} />} />
      <div className="border-t border-ink pt-5"><LetterText body={letter.body} baseUrl={env.baseUrl} /></div>
      {letter.lastError && <p className="mt-4 text-sm text-critical">{letter.lastError}</p>}
      <p className="mt-8 border-t border-line pt-3 text-sm">
        <Link href="/mailbox" className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">{t('back')}</Link>
      </p>
    </article>
  );
}
