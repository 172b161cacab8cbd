import { Banknote, BookOpen, ChartNoAxesColumn, FileDiff, Landmark, LayoutDashboard, ListChecks, ReceiptText, ScrollText, Store, Tag, Users } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { DeskShell } from '@/components/shell/desk-shell';
import { currentMonth } from '@/lib/web/appearance';
import { pageActor } from '@/lib/web/session';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [actor, month, t, texts] = await Promise.all([pageActor('ADMIN', '/admin'), currentMonth(), getTranslations('common'), getTranslations()]);
  return (
    <ClientMessages>
      <DeskShell
        month={month}
        title={t('nav.adminDesk')}
        person={{ name: actor.name, role: 'ADMIN' }}
        places={[
          { href: '/admin', label: t('desk.today'), icon: <LayoutDashboard aria-hidden />, exact: true },
          { href: '/admin/listings', label: t('desk.listingReview'), icon: <Tag aria-hidden /> },
          { href: '/admin/sellers', label: t('desk.sellers'), icon: <Store aria-hidden /> },
          { href: '/admin/contracts', label: t('desk.contractReview'), icon: <FileDiff aria-hidden /> },
          { href: '/admin/billing', label: texts('billing.title'), icon: <ReceiptText aria-hidden /> },
          { href: '/admin/books', label: texts('books.title'), icon: <BookOpen aria-hidden /> },
          { href: '/admin/portfolio', label: t('desk.portfolio'), icon: <ChartNoAxesColumn aria-hidden /> },
          { href: '/admin/settlements', label: t('desk.settlements'), icon: <Banknote aria-hidden /> },
          { href: '/admin/institutions', label: t('desk.institutions'), icon: <Landmark aria-hidden /> },
          { href: '/admin/scorecard', label: t('desk.scorecard'), icon: <ListChecks aria-hidden /> },
          { href: '/admin/people', label: t('desk.people'), icon: <Users aria-hidden /> },
          { href: '/admin/audit', label: t('desk.audit'), icon: <ScrollText aria-hidden /> },
        ]}
      >
        {children}
      </DeskShell>
    </ClientMessages>
  );
}
