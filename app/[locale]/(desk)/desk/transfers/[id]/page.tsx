import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { DecideSection } from '@/components/transfers/decide-form';
import { TransferBadge } from '@/components/transfers/transfer-badge';
import { TransferGoods } from '@/components/transfers/transfer-goods';
import { TransferTimeline } from '@/components/transfers/transfer-timeline';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { deskTransfer, type DeskTransfer } from '@/lib/transfers/views/lists';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { decideTransferAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('transfers.desk'))('title') };
}

const LINK = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6';

export default async function DeskTransferPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, p, language] = await Promise.all([pageActor('DESK', `/desk/transfers/${encodeURIComponent(id)}`), webDeps(), getTranslations('transfers.desk'), getTranslations('transfers.page'), getLocale()]);
  const row = await deskTransfer(db, actor, id, clock.now());
  if (!row) notFound();
  return (
    <>
      <PageHeader kicker={<span className="money">{row.number} · {row.leaseNumber}</span>} title={`${row.from} → ${row.to ?? '–'}`} badge={<TransferBadge state={row.state} />} lead={row.goods.title} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          {row.reason && <Panel tone="neutral" title={p('reason')}><p className="break-words whitespace-pre-line">{row.reason}</p></Panel>}
          <Checks row={row} />
          {row.state === 'AGREED' && <DecideSection transferId={row.id} action={decideTransferAction} />}
          <TransferGoods goods={row.goods} figures={row.figures} locale={language === 'en' ? 'en' : 'ko'} />
        </div>
        <div className="flex flex-col gap-10">
          <Section title={p('timeline')}><TransferTimeline row={row} agreedAt={row.agreedAt} now={row.now} /></Section>
          <ul className="text-sm">
            {row.hasDocument && <li><a href={`/transfers/${row.id}/document`} className={LINK}>{t('document')}</a></li>}
            <li><Link href={`/desk/leases/${row.leaseId}`} className={LINK}>{t('toLease')}</Link></li>
          </ul>
        </div>
      </div>
    </>
  );
}

/** What the decision follows from, as it stands now. */
async function Checks({ row: { obstacle, short, hasMethod, successor, to } }: { row: DeskTransfer }) {
  const [t, errors] = await Promise.all([getTranslations('transfers.desk'), getTranslations('transfers.errors')]);
  return (
    <Section title={t('checks')}>
      <DescriptionList items={[
        { term: t('lease'), value: obstacle ? errors(obstacle) : t('leaseOk') },
        ...(to === null ? [] : [{ term: t('limit'), value: short === null ? t('limitOk') : t(short === 'limits.pre-none' ? 'pre-none' : 'pre-too-little') }, { term: t('method'), value: t(hasMethod ? 'methodOk' : 'methodNone') }]),
        ...(successor ? [{ term: t('address'), value: `${oneLineAddress(successor)} · ${successor.phone}` }] : []),
      ]} />
    </Section>
  );
}
