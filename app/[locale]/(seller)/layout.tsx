import { Gauge, LayoutDashboard, Package, Store, Tag } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { DeskShell } from '@/components/shell/desk-shell';
import { currentMonth } from '@/lib/web/appearance';
import { pageActor } from '@/lib/web/session';
import { changeLocaleAction } from '../(member)/account/actions';

export default async function SellerLayout({ children }: { children: ReactNode }) {
  const [actor, month, t] = await Promise.all([pageActor('SELLER', '/seller'), currentMonth(), getTranslations('common')]);
  return (
    <ClientMessages>
      <DeskShell
        month={month}
        title={t('nav.sellerDesk')}
        rememberLocale={changeLocaleAction}
        person={{ name: actor.name, role: 'SELLER' }}
        places={[
          { href: '/seller', label: t('desk.today'), icon: <LayoutDashboard aria-hidden />, exact: true },
          { href: '/seller/orders', label: t('desk.orders'), icon: <Package aria-hidden /> },
          { href: '/seller/listings', label: t('desk.listings'), icon: <Tag aria-hidden /> },
          { href: '/seller/limits', label: t('desk.exposure'), icon: <Gauge aria-hidden /> },
          { href: '/seller/profile', label: t('desk.profile'), icon: <Store aria-hidden /> },
        ]}
      >
        {children}
      </DeskShell>
    </ClientMessages>
  );
}
