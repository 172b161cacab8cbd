import { useTranslations } from 'next-intl';
import { SELLER_ROLES, type SellerRole } from '@/lib/kernel/actor';

/** What each kind of work in a shop opens, and what it does not. */
export function RoleList({ roles = SELLER_ROLES }: { roles?: readonly SellerRole[] }) {
  const t = useTranslations('staff');
  return (
    <dl>
      {roles.map((role) => (
        <div key={role} className="gap-x-6 border-b border-line py-3 md:grid md:grid-cols-[7rem_minmax(0,1fr)]">
          <dt className="text-sm font-semibold">{t(`roles.${role}`)}</dt>
          <dd className="text-sm text-ink-muted">{t(`may.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `상품, 배송`: somebody's work in words. */
export function useRolesText(): (roles: readonly SellerRole[]) => string {
  const t = useTranslations('staff.roles');
  return (roles) => roles.map((role) => t(role)).join(', ');
}
