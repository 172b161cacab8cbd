'use client';
import { useTranslations } from 'next-intl';
import type { Registered } from '@/components/ui/use-action-form';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field';
import { SELLER_ROLES, type SellerRole } from '@/lib/kernel/actor';

/** The ticks of a person's work. An owner does everything: then the others need no tick. */
export function RoleFields({ register, chosen, error }: { register: () => Registered; chosen: readonly SellerRole[] | undefined; error: string | undefined }) {
  const t = useTranslations('staff');
  const owner = chosen?.includes('OWNER') ?? false;
  return (
    <FieldGroup label={t('work')} hint={owner ? t('ownerDoesAll') : undefined} error={error}>
      {SELLER_ROLES.map((role) => <Checkbox key={role} {...register()} value={role} label={t(`roles.${role}`)} hint={t(`may.${role}`)} />)}
    </FieldGroup>
  );
}
