'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { FieldError } from '@/components/ui/field-error';
import type { ActionResult } from '@/components/ui/use-action-form';

/** Makes a draft of the same words and photos, and goes there. */
export function DuplicateButton({ listingId, duplicate }: { listingId: string; duplicate: (input: { listingId: string }) => Promise<ActionResult<{ listingId: string }>> }) {
  const t = useTranslations('workplace');
  const common = useTranslations('common');
  const text = useErrorText();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => start(async () => {
    const made = await duplicate({ listingId }).catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
    setError(made.ok ? undefined : text(made.error.code));
    if (made.ok) router.push(`/seller/listings/${made.value.listingId}`);
  });
  return (
    <div className="flex flex-col items-start">
      <Button pending={pending} pendingLabel={common('saving')} onClick={press}>{t('duplicate')}</Button>
      <div role="alert" className="[&>p]:mt-1.5"><FieldError text={error} /></div>
    </div>
  );
}
