import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AbandonNote } from '@/components/contracts/abandon-note';
import { ContractBadge } from '@/components/contracts/contract-badge';
import { GivenTimes } from '@/components/contracts/unsigned/given-times';
import { SigningProgress } from '@/components/contracts/unsigned/signing-progress';
import { UnsignedFacts } from '@/components/contracts/unsigned/unsigned-facts';
import { UnsignedForm } from '@/components/contracts/unsigned/unsigned-form';
import { Deadline } from '@/components/ui/deadline';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { formatInstant } from '@/lib/kernel/date-text';
import { unsignedCase, type UnsignedCase } from '@/lib/signing/views/unsigned';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { giveMoreTimeAction, returnUnsignedAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('signing'))('unsigned.title') };
}

export default async function DeskContract({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t] = await Promise.all([pageActor('DESK', `/desk/contracts/${encodeURIComponent(id)}`), webDeps(), getTranslations('signing')]);
  const found = await unsignedCase(deps, actor, id);
  if (!found) notFound();
  return (
    <>
      <PageHeader
        kicker={t('unsigned.kicker', { order: found.orderNumber })} title={found.title} badge={<ContractBadge state={found.state} />}
        lead={found.open && <>{t('unsigned.overSince')} <Deadline at={found.signBy} now={found.now} /></>}
      />
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex flex-col gap-10">
          <UnsignedFacts of={found} />
          <Section title={t('unsigned.progress')}><SigningProgress progress={found.progress} /></Section>
          {found.given.length > 0 && <Section title={t('unsigned.given')}><GivenTimes given={found.given} /></Section>}
        </div>
        <Section title={t('unsigned.decide')}>
          {found.open
            ? <UnsignedForm contractId={id} number={found.number} now={found.now} giveTime={giveMoreTimeAction} takeBack={returnUnsignedAction} />
            : <Closed of={found} />}
        </Section>
      </div>
    </>
  );
}

/** Nothing is left to decide: what became of it. */
async function Closed({ of: { state, abandonNote, signBy } }: { of: UnsignedCase }) {
  const [t, language] = await Promise.all([getTranslations('signing.unsigned.closed'), getLocale()]);
  if (state === 'ABANDONED') return <div className="text-sm"><p>{t('ended')}</p>{abandonNote && <AbandonNote note={abandonNote} />}</div>;
  return <p className="text-sm">{state === 'DELIVERED' ? t('waits', { date: formatInstant(signBy, language === 'en' ? 'en' : 'ko') }) : t('signed')}</p>;
}
