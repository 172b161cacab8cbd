import type { Metadata } from 'next';
import { FileDown } from 'lucide-react';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ContractBadge } from '@/components/contracts/contract-badge';
import { ContractFigures } from '@/components/contracts/contract-figures';
import { ExitPanel } from '@/components/exits/exit-panel';
import { buttonVariants } from '@/components/ui/button-look';
import { CopyableId } from '@/components/ui/copyable-id';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { purchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { formatTableDate } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('leases'))('contract') };
}

export default async function ContractPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t, language] = await Promise.all([pageActor('PURCHASER', `/contracts/${id}`), webDeps(), getTranslations('contracts'), getLocale()]);
  const contract = await purchaserContract(deps.db, actor, id);
  if (!contract) notFound();
  const locale = language === 'ko' ? 'ko' : 'en';
  const { of } = contract;
  const delivered = contract.state === 'DELIVERED';
  return (
    <div className="mx-auto max-w-read">
      <PageHeader
        kicker={t('page.kicker', { order: of.orderNumber })}
        title={t('page.title', { number: contract.number })}
        badge={<ContractBadge state={contract.state} />}
        {...(delivered ? { lead: t('page.delivered', { date: formatTableDate(contract.deliveredOn ?? '', locale) }) } : {})}
      />
      {delivered ? (
        <div className="mb-8 flex flex-wrap gap-3">
          <a href={`/contracts/${id}/document`} className={buttonVariants({ variant: 'primary' })}><FileDown aria-hidden className="size-4" />{t('page.download')}</a>
          {contract.leaseId && <Link href={`/leases/${contract.leaseId}`} className={buttonVariants({ variant: 'secondary' })}>{t('page.lease')}</Link>}
        </div>
      ) : contract.state === 'ABANDONED' ? (
        <Panel tone="neutral" className="mb-8" title={t('page.abandonedTitle')}><Link href={`/orders/${contract.orderId}`} className="text-accent underline underline-offset-4">{t('page.abandoned')}</Link></Panel>
      ) : <Panel tone="moon" className="mb-8" title={t('page.waitingTitle')}>{t('page.waiting')}</Panel>}
      <div className="flex flex-col gap-10">
        <Section title={t('page.sum')}><ContractFigures terms={contract.terms} realRate={contract.realRate} /></Section>
        <ExitPanel points={contract.exits} currency={contract.terms.currency} returnChargeBps={of.returnChargeBps} start={Math.floor(contract.terms.termMonths / 2)} />
        <Section title={t('page.parties')}>
          <DescriptionList items={[
            { term: t('rows.purchaser'), value: `${of.purchaser.name} · ${oneLineAddress(of.purchaser.address)}` },
            { term: t('rows.seller'), value: `${of.seller.name} · ${oneLineAddress(of.seller.address)}` },
            { term: t('rows.financier'), value: contract.financier[locale] },
            { term: t('rows.title'), value: of.goods.title },
            { term: t('rows.serials'), value: <span className="font-mono text-sm">{of.goods.serials.join(', ')}</span> },
          ]} />
        </Section>
        {delivered && (
          <Section title={t('page.proof')} lead={t('page.proofLead')}>
            <DescriptionList items={[
              { term: t('page.termsHash'), value: <CopyableId value={contract.termsSha256} show={`${contract.termsSha256.slice(0, 16)}…`} /> },
              { term: t('page.documentHash'), value: <CopyableId value={contract.documentSha256 ?? ''} show={`${contract.documentSha256?.slice(0, 16)}…`} /> },
            ]} />
          </Section>
        )}
      </div>
    </div>
  );
}
