import { useTranslations } from 'next-intl';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';

interface Part {
  input: UseFormRegisterReturn;
  error: string | undefined;
}

export function RateField({ input, error, most }: Part & { most: string }) {
  const t = useTranslations('limits');
  return (
    <Field label={t('desk.rate')} hint={t('desk.rateHint', { rate: most })} error={error}>
      <Input {...input} inputMode="decimal" autoComplete="off" suffix="%" />
    </Field>
  );
}

export function NoteField({ input, error }: Part) {
  const t = useTranslations('limits');
  return (
    <Field label={t('desk.note')} hint={t('desk.noteHint')} error={error}>
      <Textarea {...input} rows={3} />
    </Field>
  );
}

export function DecideButton({ label, pending, danger = false }: { label: string; pending: boolean; danger?: boolean }) {
  const t = useTranslations('common');
  return <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending} pendingLabel={t('sending')} className="self-start max-md:w-full">{label}</Button>;
}
