import { Banknote, Gauge, LayoutDashboard, Package, Scale, Store, Tag, Undo2, Users, Wrench } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { DeskShell } from '@/components/shell/desk-shell';
import type { DeskPlace } from '@/components/shell/rail';
import { maySeller, type SellerPermission } from '@/lib/accounts/model/seller-roles';
import { currentMonth } from '@/lib/web/appearance';
import { sellerPage } from '@/lib/web/session';

export default async function SellerLayout({ children }: { children: ReactNode }) {
  const [actor, month, t, staff] = await Promise.all([sellerPage('desk', '/seller'), currentMonth(), getTranslations('common'), getTranslations('staff')]);
  // What somebody may not see is not offered; the pages decide by themselves.
  const places: (DeskPlace & { needs: SellerPermission })[] = [
    { needs: 'desk', href: '/seller', label: t('desk.today'), icon: <LayoutDashboard aria-hidden />, exact: true },
    { needs: 'orders', href: '/seller/orders', label: t('desk.orders'), icon: <Package aria-hidden /> },
    { needs: 'orders', href: '/seller/rights', label: t('desk.rights'), icon: <Scale aria-hidden /> },
    { needs: 'orders', href: '/seller/claims', label: t('desk.claims'), icon: <Wrench aria-hidden /> },
    { needs: 'orders', href: '/seller/returns', label: t('desk.returns'), icon: <Undo2 aria-hidden /> },
    { needs: 'listings', href: '/seller/listings', label: t('desk.listings'), icon: <Tag aria-hidden /> },
    { needs: 'business', href: '/seller/settlements', label: t('desk.settlements'), icon: <Banknote aria-hidden /> },
    { needs: 'limits', href: '/seller/limits', label: t('desk.exposure'), icon: <Gauge aria-hidden /> },
    { needs: 'business', href: '/seller/profile', label: t('desk.profile'), icon: <Store aria-hidden /> },
    { needs: 'staff', href: '/seller/staff', label: staff('title'), icon: <Users aria-hidden /> },
  ];
  return (
    <ClientMessages>
      <DeskShell
        month={month}
        title={t('nav.sellerDesk')}
        person={{ name: actor.name, role: 'SELLER' }}
        places={places.filter(({ needs }) => maySeller(actor, needs)).map(({ needs: _, ...place }) => place)}
      >
        {children}
      </DeskShell>
    </ClientMessages>
  );
}
