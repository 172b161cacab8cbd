import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field';
import { DESK_REASONS } from '@/lib/limits/model/reasons';
import type { VerdictProps } from './acts';

/** A no, with the reasons that the purchaser reads. */
export function DeclineFields({ form }: VerdictProps) {
  const t = useTranslations('limits');
  const korean = useLocale() === 'ko';
  return (
    <FieldGroup label={t('desk.reasons')} hint={t('desk.reasonsHint')} error={form.errors.reasons}>
      {DESK_REASONS.map((reason) => (
        <Checkbox key={reason.code} {...form.register('reasons')} id={`reason-${reason.code}`} value={reason.code} label={korean ? reason.ko : reason.en} />
      ))}
    </FieldGroup>
  );
}
