'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import type { OrderConsent } from '@/lib/orders/model/consents';
import type { StepProps } from './form-parts';

/** One consent with its own box, never ticked beforehand; `details` opens beside it. */
export function ConsentBox({ code, label, details, draft, change, errors }: Pick<StepProps, 'draft' | 'change' | 'errors'> & { code: OrderConsent; label: ReactNode; details?: string }) {
  const t = useTranslations('orders.form.consents');
  const given = draft.consents ?? [];
  return (
    <Checkbox
      name={`consents.${code}`}
      label={label}
      error={errors[`consents.${code}`] ?? errors.consents}
      checked={given.includes(code)}
      onChange={(event) => change({ consents: event.target.checked ? [...given, code] : given.filter((each) => each !== code) })}
      aside={details && (
        <Dialog>
          <DialogTrigger asChild><Button variant="link" size="sm" className="min-h-6! py-0">{t('view')}</Button></DialogTrigger>
          <DialogContent title={label}><p className="text-sm">{details}</p></DialogContent>
        </Dialog>
      )}
    />
  );
}
