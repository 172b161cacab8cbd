'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import type { Result } from '@/lib/kernel/result';
import type { TypedChange } from '@/lib/limits/model/scorecard-change';
import { usePress } from '../use-press';

type Press<I> = (input: I) => Promise<Result<{ version: string }>>;

/** Saves as a draft what was tried. */
export function SaveDraft({ typed, action }: { typed: TypedChange; action: Press<TypedChange> }) {
  const t = useTranslations('limits');
  const { press, pending, error } = usePress(action, ({ version }) => `/desk/scorecard/${version}`);
  return (
    <div className="mt-6">
      <Button pending={pending} pendingLabel={t('card.saving')} onClick={() => press(typed)} className="max-md:w-full">{t('card.save')}</Button>
      <div role="alert"><FieldError text={error} /></div>
    </div>
  );
}

/** Its maker lets another person decide. */
export function ProposeCard({ version, action }: { version: string; action: Press<{ version: string }> }) {
  const t = useTranslations('limits');
  const { press, pending, error } = usePress(action);
  return (
    <div>
      <Button variant="primary" pending={pending} pendingLabel={t('card.proposing')} onClick={() => press({ version })} className="max-md:w-full">{t('card.propose')}</Button>
      <div role="alert"><FieldError text={error} /></div>
    </div>
  );
}
