import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AddressForm } from '@/components/supplements/address-form';
import { PageHeader } from '@/components/ui/page-header';
import { DescriptionList } from '@/components/ui/description-list';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { leaseChanges } from '@/lib/supplements/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { changeAddressAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('supplements.address'))('title') };
}

export default async function ChangeAddress({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/address`), webDeps(), getTranslations('supplements.address')]);
  const changes = await leaseChanges(db, actor, id, clock.now());
  if (!changes) notFound();
  if (changes.open || !changes.active) redirect(`/leases/${id}`);
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={<Link href={`/leases/${id}`} className="underline underline-offset-4">{changes.number} · {changes.title}</Link>} title={t('title')} lead={t('lead')} />
      <DescriptionList className="mb-8" items={[{ term: t('now'), value: oneLineAddress(changes.standing.address) }]} />
      <AddressForm leaseId={id} action={changeAddressAction} />
    </div>
  );
}
