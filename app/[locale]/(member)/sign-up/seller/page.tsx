import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { SignUpSellerForm } from '@/components/accounts/sign-up-seller-form';
import { PageHeader } from '@/components/ui/page-header';
import { webDeps } from '@/lib/web/deps';
import { signUpSellerAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signUp');
  return { title: t('sellerTitle') };
}

export default async function SellerSignUpPage() {
  const [{ env }, t] = await Promise.all([webDeps(), getTranslations('accounts.signUp')]);
  const link = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4';
  return (
    <div className="max-w-read">
      <PageHeader title={t('sellerTitle')} lead={t('sellerLead')} />
      <SignUpSellerForm action={signUpSellerAction} demo={env.mode === 'demo'} />
      <ul className="mt-8 border-t border-line pt-3 text-sm">
        <li>{t('haveAccount')} <Link className={link} href="/sign-in">{t('signInLink')}</Link></li>
        <li><Link className={link} href="/sign-up">{t('asPurchaserLink')}</Link></li>
      </ul>
    </div>
  );
}
