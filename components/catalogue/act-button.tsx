'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { FieldError } from '@/components/ui/field';
import type { ActionResult } from '@/components/ui/use-action-form';

type Act = (input: { listingId: string }) => Promise<ActionResult<unknown>>;

/** A button that does one thing to a listing, and says beneath it when that was not possible. */
export function ActButton({ listingId, act, label, variant }: { listingId: string; act: Act; label: string; variant?: ButtonProps['variant'] }) {
  const common = useTranslations('common');
  const text = useErrorText();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => start(async () => {
    const result = await act({ listingId }).catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
    setError(result.ok ? undefined : text(result.error.code));
  });
  return (
    <div className="flex flex-col items-start">
      <Button {...(variant && { variant })} pending={pending} pendingLabel={common('sending')} onClick={press}>{label}</Button>
      <div role="alert" className="[&>p]:mt-1.5"><FieldError text={error} /></div>
    </div>
  );
}
