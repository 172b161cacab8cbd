import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { SignUpPurchaserForm } from '@/components/accounts/sign-up-purchaser-form';
import { PageHeader } from '@/components/ui/page-header';
import { webDeps } from '@/lib/web/deps';
import { signUpPurchaserAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signUp');
  return { title: t('title') };
}

export default async function SignUpPage() {
  const [{ env }, t] = await Promise.all([webDeps(), getTranslations('accounts.signUp')]);
  const link = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4';
  return (
    <div className="max-w-read">
      <PageHeader title={t('title')} lead={t('lead')} />
      <SignUpPurchaserForm action={signUpPurchaserAction} demo={env.mode === 'demo'} />
      <ul className="mt-8 border-t border-line pt-3 text-sm">
        <li>{t('haveAccount')} <Link className={link} href="/sign-in">{t('signInLink')}</Link></li>
        <li>{t('asSeller')} <Link className={link} href="/sign-up/seller">{t('asSellerLink')}</Link></li>
      </ul>
    </div>
  );
}
