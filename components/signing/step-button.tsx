'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { AliveForm } from '@/components/ui/alive-form';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { useSigningPress } from './use-signing-press';

interface Props {
  contractId: string;
  action: (input: { contractId: string }) => ReturnType<Parameters<typeof useSigningPress>[1]>;
  /** The address of the step that follows. */
  to: string;
  pendingLabel: ReactNode;
  children: ReactNode;
}

/** One press that is written down, and leads to the next step. */
export function StepButton({ contractId, action, to, pendingLabel, children }: Props) {
  const router = useRouter();
  const { press, pending, error } = useSigningPress(contractId, () => action({ contractId }), () => router.push(to));
  return (
    <AliveForm onSubmit={(event) => { event.preventDefault(); press(); }} className="flex flex-col gap-2">
      <Button type="submit" variant="primary" size="lg" block pending={pending} pendingLabel={pendingLabel}>{children}</Button>
      <div role="alert"><FieldError text={error} /></div>
    </AliveForm>
  );
}
