import { FileText } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { Panel } from '@/components/ui/panel';
import type { SigningPage } from '@/lib/signing/views/purchaser-signing';
import { ContractText } from './contract-text';
import { Hash } from './hash';
import type { SigningActs } from './signing-acts';
import { StepButton } from './step-button';
import { SupplementText } from './supplement-text';

/** The whole contract as text, or what a supplement changes, the document beside it, and at its end the word that it was read. */
export function ReadStep({ page, acts, addressOf }: { page: SigningPage; acts: SigningActs; addressOf: (step: 'agree' | 'sign') => string }) {
  const t = useTranslations('signing.read');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { contract, change, consents, furthest } = page;
  const paper = change ? 'supplement' : 'contract';
  const read = furthest === 'agree' || furthest === 'sign';
  return (
    <div className="flex flex-col gap-10">
      <Panel tone="neutral" icon={FileText} title={t('document')}>
        <p className="mt-1">{t('sameAs')}</p>
        <a href={`/contracts/${contract.id}/document`} className="mt-1 inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-8">{t('download', { number: contract.number })}</a>
        <p className="mt-1 text-xs text-ink-muted">{t('documentHash')}<br /><Hash value={contract.documentSha256 ?? ''} /></p>
      </Panel>
      {change
        ? <SupplementText page={page} change={change} locale={locale} />
        : <ContractText page={page} locale={locale} />}
      <div className="border-t border-ink pt-6">
        <p className="mb-4 text-sm">{t(read ? 'wasRead' : 'end', { paper })}</p>
        {read
          ? <Link href={addressOf(furthest)} className={buttonVariants({ variant: 'primary', size: 'lg', block: true })}>{t('goOn')}</Link>
          : <StepButton contractId={contract.id} action={acts.read} to={addressOf(consents.length > 0 ? 'agree' : 'sign')} pendingLabel={t('pending')}>{t('submit')}</StepButton>}
      </div>
    </div>
  );
}
