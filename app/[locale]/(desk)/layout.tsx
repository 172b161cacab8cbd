import { ArrowRightLeft, BookOpen, CalendarX2, FileClock, FileText, Gauge, LayoutDashboard, ListChecks, MessageSquareWarning, Scale, ShieldCheck, Store, Undo2, Wrench } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { DeskShell } from '@/components/shell/desk-shell';
import { currentMonth } from '@/lib/web/appearance';
import { pageActor } from '@/lib/web/session';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [actor, month, t, texts] = await Promise.all([pageActor('DESK', '/desk'), currentMonth(), getTranslations('common'), getTranslations()]);
  return (
    <ClientMessages>
      <DeskShell
        month={month}
        title={t('nav.leaseDesk')}
        person={{ name: actor.name, role: 'DESK' }}
        places={[
          { href: '/desk', label: t('desk.today'), icon: <LayoutDashboard aria-hidden />, exact: true },
          { href: '/desk/limits', label: t('desk.limits'), icon: <Gauge aria-hidden /> },
          { href: '/desk/objections', label: t('desk.objections'), icon: <MessageSquareWarning aria-hidden /> },
          { href: '/desk/contracts', label: t('desk.unsigned'), icon: <FileClock aria-hidden /> },
          { href: '/desk/rights', label: t('desk.rights'), icon: <Scale aria-hidden /> },
          { href: '/desk/claims', label: t('desk.claims'), icon: <Wrench aria-hidden /> },
          { href: '/desk/overdue', label: t('desk.overdue'), icon: <CalendarX2 aria-hidden /> },
          { href: '/desk/returns', label: t('desk.returns'), icon: <Undo2 aria-hidden /> },
          { href: '/desk/transfers', label: texts('transfers.desk.title'), icon: <ArrowRightLeft aria-hidden /> },
          { href: '/desk/approvals', label: t('desk.approvals'), icon: <ShieldCheck aria-hidden /> },
          { href: '/desk/sellers', label: t('desk.sellers'), icon: <Store aria-hidden /> },
          { href: '/desk/leases', label: t('desk.leases'), icon: <FileText aria-hidden /> },
          { href: '/desk/books', label: texts('books.title'), icon: <BookOpen aria-hidden /> },
          { href: '/desk/scorecard', label: t('desk.scorecard'), icon: <ListChecks aria-hidden /> },
        ]}
      >
        {children}
      </DeskShell>
    </ClientMessages>
  );
}
