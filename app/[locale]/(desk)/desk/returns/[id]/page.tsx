import type { Metadata } from 'next';
import { ReturnView } from '@/app/[locale]/_returns/return-view';
import { returnsTitle } from '@/app/[locale]/_returns/returns-view';
import { DecideSection } from '@/components/endings/inspect-section';
import { pageActor, titleFor } from '@/lib/web/session';
import { confirmArrivalAction, decideDamageAction, inspectReturnAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: await returnsTitle('desk') };
}

export default async function DeskReturn({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <ReturnView actor={await pageActor('DESK', `/desk/returns/${encodeURIComponent(id)}`)} id={id} arrive={confirmArrivalAction} inspect={inspectReturnAction}
      first={(row) => row.state === 'DISPUTED' && <DecideSection row={row} action={decideDamageAction} />} />
  );
}
