import { FileText } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ActButton } from '@/components/endings/act-button';
import { AgreeSection } from '@/components/transfers/agree-form';
import { SignSection } from '@/components/transfers/sign-form';
import { TransferBadge } from '@/components/transfers/transfer-badge';
import { TransferGoods } from '@/components/transfers/transfer-goods';
import { TransferTimeline } from '@/components/transfers/transfer-timeline';
import { buttonVariants } from '@/components/ui/button-look';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { formatDay } from '@/lib/kernel/day-text';
import { transferSight, type TransferSight } from '@/lib/transfers/views/transfer';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';
import { agreeTransferAction, sendTransferCodeAction, signTransferAction, withdrawTransferAction } from '../actions';

interface Props {
  params: Promise<{ id: string }>;
}

const find = cache(async (id: string): Promise<TransferSight> => {
  const [actor, { db, clock }] = await Promise.all([pageActor('PURCHASER', `/transfers/${encodeURIComponent(id)}`), webDeps()]);
  const sight = await transferSight(db, actor, id, clock.now());
  if (!sight) notFound();
  return sight;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await find((await params).id);
  return { title: `${(await getTranslations('transfers.page'))('title')} · ${number}` };
}

/** One transfer as either purchaser sees it: where it stands, what is theirs to do, and what is taken over. */
export default async function TransferPage({ params }: Props) {
  const sight = await find((await params).id);
  const [t, language] = await Promise.all([getTranslations('transfers.page'), getLocale()]);
  const locale = language === 'en' ? 'en' as const : 'ko' as const;
  return (
    <div>
      <PageHeader kicker={<span className="money">{sight.number}</span>} title={t('title')} badge={<TransferBadge state={sight.state} />} lead={sight.goods.title} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex flex-col gap-10">
          <Standing sight={sight} locale={locale} />
          <TransferGoods goods={sight.goods} figures={sight.figures} locale={locale} />
          <Doing sight={sight} />
        </div>
        <div className="flex flex-col gap-10">
          <Section title={t('timeline')}><TransferTimeline row={sight} agreedAt={sight.agreedAt} now={sight.now} /></Section>
          <People sight={sight} />
        </div>
      </div>
    </div>
  );
}

/** What is waited for, what stands in the way, and the papers there are. */
async function Standing({ sight, locale }: { sight: TransferSight; locale: 'ko' | 'en' }) {
  const [t, errors] = await Promise.all([getTranslations('transfers.page'), getTranslations('transfers.errors')]);
  const { id, state, side, signedAt, carryOn, obstacle, reason, hasDocument, isSealed, leaseId } = sight;
  const link = buttonVariants({ variant: 'secondary' });
  return (
    <div className="flex flex-col gap-4">
      <Panel tone={state === 'DONE' ? 'positive' : 'info'}><p>{state === 'APPROVED' && signedAt[side] !== null ? t('youSigned') : t(`next.${state}.${side}`, { on: carryOn === null ? '' : formatDay(carryOn, locale) })}</p></Panel>
      {obstacle && <Panel tone="caution" title={t('obstacle')}>{errors(obstacle)}</Panel>}
      {reason && <Panel tone="neutral" title={t('reason')}><p className="break-words whitespace-pre-line">{reason}</p></Panel>}
      {state === 'APPROVED' && !hasDocument && <p role="status" className="text-sm text-ink-muted">{t('drawing')}</p>}
      <div className="flex flex-wrap gap-3 empty:hidden">
        {hasDocument && <a href={`/transfers/${id}/document`} className={link}><FileText aria-hidden />{t(isSealed ? 'sealed' : 'document')}</a>}
        {state === 'DONE' && side === 'FROM' && <a href={`/transfers/${id}/statement?lang=${locale}`} className={link}><FileText aria-hidden />{t('statement')}</a>}
        {leaseId !== null && <Link href={`/leases/${leaseId}`} className={link}>{t('toLease')}</Link>}
      </div>
    </div>
  );
}

/** What is the reader's to do now. */
async function Doing({ sight }: { sight: TransferSight }) {
  const w = await getTranslations('transfers.withdraw');
  const { id, state, side, signedAt, hasDocument, figures, goods } = sight;
  const texts = { leftMinor: figures.leftMinor.toString(), financedMinor: figures.financedMinor.toString(), monthlyMinor: figures.monthlyMinor.toString() };
  const mayWithdraw = state === 'ASKED' || state === 'AGREED' || state === 'APPROVED';
  return (
    <>
      {state === 'ASKED' && side === 'TO' && sight.obstacle === null && <AgreeSection transferId={id} figures={texts} currency={goods.currency} short={sight.short} method={sight.method} phone={sight.phone} action={agreeTransferAction} />}
      {state === 'APPROVED' && hasDocument && signedAt[side] === null && <SignSection transferId={id} ownName={sight.ownName} sentTo={sight.code?.sentTo ?? null} sign={signTransferAction} sendCode={sendTransferCodeAction} />}
      {mayWithdraw && (
        <Section title={w('title')} lead={w(side)}>
          <ActButton input={{ transferId: id }} action={withdrawTransferAction} pendingLabel={w('pending')}>{w(side === 'FROM' ? 'submitFROM' : 'submitTO')}</ActButton>
        </Section>
      )}
    </>
  );
}

async function People({ sight: { from, to, toEmail, leaseNumber } }: { sight: TransferSight }) {
  const t = await getTranslations('transfers.page');
  return <DescriptionList narrow items={[{ term: t('from'), value: from }, { term: t('to'), value: to ?? t('waitsFor', { email: toEmail ?? '–' }) }, { term: t('lease'), value: <span className="money">{leaseNumber}</span> }]} />;
}
