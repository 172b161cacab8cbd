import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ContractBadge } from '@/components/contracts/contract-badge';
import { ContractFigures } from '@/components/contracts/contract-figures';
import { ContractProof } from '@/components/contracts/contract-proof';
import { ContractStanding } from '@/components/contracts/contract-standing';
import { SigningTimePanel } from '@/components/contracts/signing-time';
import { FollowOrders } from '@/components/deliveries/follow-orders';
import { ExitPanel } from '@/components/exits/exit-panel';
import { RightsPanel } from '@/components/rights/rights-panel';
import { SupplementList } from '@/components/supplements/supplement-list';
import { SupplementPage } from '@/components/supplements/supplement-page';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { isDelivered } from '@/lib/contracts/model/states';
import { contractVersion, purchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { purchaserSupplement, supplementsOf } from '@/lib/contracts/views/supplements';
import { contractRights } from '@/lib/rights/views/purchaser';
import { signingTime } from '@/lib/signing/views/signing-time';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { declineContractAction } from '../decline/actions';
import { withdrawSupplementAction } from '../../leases/actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('leases'))('contract') };
}

export default async function ContractPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t, language] = await Promise.all([pageActor('PURCHASER', `/contracts/${id}`), webDeps(), getTranslations('contracts'), getLocale()]);
  const contract = await purchaserContract(deps.db, actor, id);
  if (!contract) {
    const supplement = await purchaserSupplement(deps.db, actor, id);
    if (!supplement) notFound();
    return <SupplementPage supplement={supplement} withdraw={withdrawSupplementAction} />;
  }
  const locale = language === 'ko' ? 'ko' : 'en';
  const { of, state, terms, leaseId } = contract;
  const [time, rights, supplements] = await Promise.all([
    signingTime(deps, actor, id), contractRights(deps.db, actor, { contractId: id }, deps.clock.now()), supplementsOf(deps.db, actor, contract.orderId),
  ]);
  const over = state === 'ABANDONED' || (state === 'SEALED' && leaseId !== null);
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={t('page.kicker', { order: of.orderNumber })} title={t('page.title', { number: contract.number })} badge={<ContractBadge state={state} />} />
      <div className="mb-8 flex flex-col gap-4">
        <ContractStanding contract={contract} now={deps.clock.now().toString()} />
        {time && <SigningTimePanel time={time} decline={declineContractAction} />}
      </div>
      <div className="flex flex-col gap-10">
        <SupplementList rows={supplements} />
        <Section title={t('page.sum')}><ContractFigures terms={terms} realRate={contract.realRate} /></Section>
        <ExitPanel points={contract.exits} currency={terms.currency} returnChargeBps={of.returnChargeBps} start={Math.floor(terms.termMonths / 2)} />
        {rights && <RightsPanel rights={rights} />}
        <Section title={t('page.parties')}>
          <DescriptionList items={[
            { term: t('rows.purchaser'), value: `${of.purchaser.name} · ${oneLineAddress(of.purchaser.address)}` },
            { term: t('rows.seller'), value: `${of.seller.name} · ${oneLineAddress(of.seller.address)}` },
            { term: t('rows.financier'), value: contract.financier[locale] },
            { term: t('rows.title'), value: of.goods.title },
            { term: t('rows.serials'), value: <span className="font-mono text-sm">{of.goods.serials.join(', ')}</span> },
          ]} />
        </Section>
        {isDelivered(state) && <ContractProof contract={contract} />}
      </div>
      <FollowOrders
        address={`/contracts/${id}/version`} version={contractVersion(contract)} over={over} said={t(`states.${state}`)}
        quick={state === 'SIGNED' || state === 'SEALED'}
      />
    </div>
  );
}
