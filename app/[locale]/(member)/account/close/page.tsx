import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { AccountHead } from '@/components/people/account-head';
import { CloseAccountForm } from '@/components/people/close-account-form';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { formatMoney } from '@/lib/kernel/money';
import { myObstacles } from '@/lib/privacy/views/data-page';
import { webDeps } from '@/lib/web/deps';
import { currentActor, signInFirst } from '@/lib/web/session';
import { closeAccountAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.nav'))('close') };
}

const KEPT = ['contracts', 'payments', 'complaints'] as const;

export default async function ClosePage() {
  const [actor, { db }, t, locale] = await Promise.all([currentActor(), webDeps(), getTranslations('people.close'), getLocale()]);
  if (!actor) return signInFirst('/account/close');
  const obstacles = await myObstacles(db, actor);
  return (
    <>
      <AccountHead place="close" lead={t('lead')} />
      <div className="flex flex-col gap-12">
        {obstacles.length > 0 && (
          <Panel tone="caution" title={t('blockedTitle')}>
            <p>{t('blockedLead')}</p>
            <ul className="mt-2">
              {obstacles.map(({ kind, id, name, minor, currency, href }) => (
                <li key={`${kind} ${id} ${currency ?? ''}`}><Link href={href} className="inline-flex min-h-11 items-center py-1.5 text-accent underline underline-offset-4 md:min-h-8">{t(`obstacle.${kind}`, { name, amount: minor === null || currency === null ? '' : formatMoney(minor, currency, locale === 'en' ? 'en' : 'ko') })}</Link></li>
              ))}
            </ul>
          </Panel>
        )}
        <Section title={t('whatGoes')}><p className="text-sm">{t('goes')}</p></Section>
        <Section title={t('whatStays')}>
          <ul className="text-sm">{KEPT.map((each) => <li key={each} className="border-b border-line py-2.5">{t(`stays.${each}`)}</li>)}</ul>
          <p className="mt-3 text-sm text-ink-muted">{t('law')}</p>
          <p className="mt-1 text-sm text-ink-muted">{t('audit')}</p>
        </Section>
        {obstacles.length === 0 && <Section title={t('submit')}><CloseAccountForm action={closeAccountAction} /></Section>}
      </div>
    </>
  );
}
