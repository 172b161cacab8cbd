import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ReturnView } from '@/app/[locale]/_returns/return-view';
import { returnsTitle } from '@/app/[locale]/_returns/returns-view';
import { DecideSection, LoseSection, ProveSection } from '@/components/endings/inspect-section';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import type { ReturnSight } from '@/lib/endings/views/returns';
import { pageActor, titleFor } from '@/lib/web/session';
import { decideDamageAction, inspectReturnAction, loseReturnAction, proveArrivalAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: await returnsTitle('desk') };
}

export default async function DeskReturn({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <ReturnView actor={await pageActor('DESK', `/desk/returns/${encodeURIComponent(id)}`)} id={id} inspect={inspectReturnAction}
      first={(row, now) => (
        <>
          {row.phone !== null && <Sender {...row} phone={row.phone} />}
          <ProveSection row={row} action={proveArrivalAction} />
          <LoseSection row={row} now={now} action={loseReturnAction} />
          {row.state === 'DISPUTED' && <DecideSection row={row} action={decideDamageAction} />}
        </>
      )} />
  );
}

/** Who has the goods, to be asked after them. */
async function Sender({ sender, phone, leaseId, leaseNumber }: Pick<ReturnSight, 'sender' | 'leaseId' | 'leaseNumber'> & { phone: string }) {
  const t = await getTranslations('endings.desk');
  return (
    <Section title={t('sender')}>
      <DescriptionList items={[
        { term: t('name'), value: sender },
        { term: t('phone'), value: <a href={`tel:${phone}`} className="money underline">{phone}</a> },
        { term: t('lease'), value: <Link href={`/desk/leases/${leaseId}`} className="money underline">{leaseNumber}</Link> },
      ]} />
    </Section>
  );
}
