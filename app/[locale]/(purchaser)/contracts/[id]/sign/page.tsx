import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { FollowOrders } from '@/components/deliveries/follow-orders';
import { WithdrawLine } from '@/components/rights/withdraw-line';
import { AgreeStep } from '@/components/signing/agree-step';
import { BeginStep } from '@/components/signing/begin-step';
import { ContractPrices } from '@/components/signing/contract-prices';
import { ReadStep } from '@/components/signing/read-step';
import { SignStep } from '@/components/signing/sign-step';
import type { SigningActs } from '@/components/signing/signing-acts';
import { ChangeSides } from '@/components/supplements/change-sides';
import { PageHeader } from '@/components/ui/page-header';
import { Stepper } from '@/components/ui/stepper';
import { clauseValues } from '@/lib/contracts/model/clauses';
import { contractVersion } from '@/lib/contracts/views/purchaser-contract';
import { contractRights } from '@/lib/rights/views/purchaser';
import { SIGNING_STEPS, stepAt, type SigningStep } from '@/lib/signing/model/steps';
import { purchaserSigning } from '@/lib/signing/views/purchaser-signing';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { finishReadingAction, openSigningAction, recordConsentAction, sendSigningCodeAction, signContractAction } from './actions';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const ACTS: SigningActs = { open: openSigningAction, read: finishReadingAction, consent: recordConsentAction, sendCode: sendSigningCodeAction, sign: signContractAction };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  await titleFor('PURCHASER');
  const [{ step }, t] = await Promise.all([searchParams, getTranslations('signing.steps')]);
  return { title: t(SIGNING_STEPS.find((each) => each === step) ?? 'begin', { paper: 'contract' }) };
}

/** The way to a purchaser's signature. Each step has an address, which leads no further than one has come. */
export default async function SignPage({ params, searchParams }: Props) {
  const [{ id }, query, { db, clock }, t, clause, language] = await Promise.all([params, searchParams, webDeps(), getTranslations('signing'), getTranslations('contracts.clauses'), getLocale()]);
  const actor = await pageActor('PURCHASER', `/contracts/${id}/sign`);
  const [page, rights] = await Promise.all([purchaserSigning(db, actor, id, clock.now()), contractRights(db, actor, { contractId: id }, clock.now())]);
  if (!page) notFound();
  const { contract, change, consents, furthest } = page;
  // Signed, or ended: its own page says what became of it.
  if (contract.state !== 'DELIVERED') redirect(`/contracts/${id}`);
  const addressOf = (each: SigningStep) => `/contracts/${id}/sign?step=${each}`;
  // A supplement is read and signed: the articles were agreed to with its contract.
  const steps = SIGNING_STEPS.filter((each) => each !== 'agree' || consents.length > 0);
  const asked = stepAt(query['step'], furthest);
  const step = steps.includes(asked) ? asked : 'sign';
  if (query['step'] !== step) redirect(addressOf(step));
  const locale = language === 'ko' ? 'ko' : 'en';
  const paper = change ? 'supplement' : 'contract';
  const values = clauseValues(contract.of, contract.terms, locale);
  return (
    <div className="mx-auto max-w-read">
      <Stepper current={steps.indexOf(step) + 1} total={steps.length} className="mb-5" />
      <PageHeader kicker={t('kicker', { number: contract.number, financier: contract.financier[locale] })} title={t(`steps.${step}`, { paper })} {...(step === 'read' && { lead: t('read.lead', { paper }) })} />
      {step === 'begin' && <BeginStep page={page} acts={ACTS} addressOf={addressOf} />}
      {step === 'read' && <ReadStep page={page} acts={ACTS} addressOf={addressOf} />}
      {step === 'agree' && (
        <AgreeStep contractId={id} consents={consents.map((consent) => ({ ...consent, text: clause(consent.key, values) }))} action={ACTS.consent} read={addressOf('read')} next={addressOf('sign')} />
      )}
      {step === 'sign' && (
        <>
          {change ? <div className="mb-8"><ChangeSides change={change} currency={contract.terms.currency} /></div> : <ContractPrices terms={contract.terms} className="mb-8" />}
          <SignStep contractId={id} paper={paper} person={actor.userId} signer={contract.of.purchaser.name} code={{ code: page.code, nextCodeAt: page.nextCodeAt, now: page.now }} acts={{ sendCode: ACTS.sendCode, sign: ACTS.sign }} agree={addressOf(consents.length > 0 ? 'agree' : 'read')} />
        </>
      )}
      {rights?.withdrawal.open && <WithdrawLine rights={rights} className="mt-10" />}
      {/* Signed in another window, or ended: this one is led to the contract's page. */}
      <FollowOrders address={`/contracts/${id}/version`} version={contractVersion(contract)} />
    </div>
  );
}
