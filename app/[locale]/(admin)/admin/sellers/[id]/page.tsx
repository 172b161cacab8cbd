import { TriangleAlert } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { SellerBadge } from '@/components/accounts/seller-badge';
import { SellerDecisions } from '@/components/accounts/seller-decisions';
import { SellerFacts } from '@/components/accounts/seller-facts';
import { SellerGoneSection } from '@/components/guarantee/seller-gone';
import { AuditTable } from '@/components/audit/audit-table';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { auditTrail } from '@/lib/accounts/views/audit';
import { sellerDetail } from '@/lib/accounts/views/sellers';
import { sellerGone } from '@/lib/guarantee/views/lists';
import { formatInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { approveSellerAction, declareSellerGoneAction, nameSuccessorAction, rejectSellerAction, restoreSellerAction, suspendSellerAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  const t = await getTranslations('accounts.admin');
  return { title: t('seller') };
}

export default async function SellerPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, env, clock }, t, found, work] = await Promise.all([pageActor('ADMIN', `/admin/sellers/${id}`), webDeps(), getTranslations('accounts'), getLocale(), getTranslations('staff.roles')]);
  const [seller, guarantees, history] = await Promise.all([sellerDetail({ db, env }, actor, id), sellerGone(db, actor, id), auditTrail(db, actor, { subject: `seller:${id}` })]);
  if (!seller || !guarantees) notFound();
  const locale = found === 'en' ? 'en' : 'ko';
  const decided = seller.reviewedAt && t('admin.decidedBy', { name: seller.reviewedBy ?? '–', when: formatInstant(seller.reviewedAt, locale) });
  return (
    <>
      <PageHeader
        title={seller.businessName}
        kicker={`${t('admin.applied')} ${formatInstant(seller.createdAt, locale)}`}
        badge={<SellerBadge status={seller.status} />}
        actions={
          <SellerDecisions
            sellerId={seller.id}
            status={seller.status}
            actions={{ approve: approveSellerAction, reject: rejectSellerAction, suspend: suspendSellerAction, restore: restoreSellerAction }}
          />
        }
      />
      {seller.strangeHolder && <Panel tone="caution" icon={TriangleAlert} className="mb-6">{t('admin.payoutMatches')}</Panel>}
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-14">
        <Section title={t('signUp.business')}>
          <SellerFacts
            facts={seller}
            more={decided ? [{ term: t('admin.lastDecision'), value: <>{decided}{seller.reviewNote && <span className="block">{seller.reviewNote}</span>}</> }] : []}
          />
        </Section>
        <Section title={t('admin.members')}>
          <ul className="text-sm">
            {seller.members.map((member) => (
              <li key={member.id} className="border-b border-line py-2.5">
                <Link href={`/admin/people/${member.id}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{member.name}</Link>
                <span className="block break-all text-ink-muted">{member.email}</span>
                <span className="block text-xs text-ink-muted">{[...member.roles.map((role) => work(role)), t(member.suspended ? 'admin.suspended' : member.confirmed ? 'admin.confirmed' : 'admin.unconfirmed')].join(' · ')}</span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {(guarantees.running > 0 || guarantees.gone) && <SellerGoneSection sellerId={seller.id} {...guarantees} now={clock.now().toString()} declare={declareSellerGoneAction} name={nameSuccessorAction} />}
      <Section title={t('admin.history')} className="mt-12"><AuditTable rows={history.rows} /></Section>
    </>
  );
}
