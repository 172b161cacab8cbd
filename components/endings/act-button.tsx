'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';

interface Props<I> {
  input: I;
  action: (input: I) => Promise<Result<unknown>>;
  primary?: boolean;
  pendingLabel: string;
  children: ReactNode;
}

/** One thing done at the press of a button; what went wrong stands under it. */
export function ActButton<I>({ input, action, primary = false, pendingLabel, children }: Props<I>) {
  const { press, pending, error } = useAct(() => action(input));
  return (
    <div className="max-md:w-full">
      <Button variant={primary ? 'primary' : 'secondary'} pending={pending} pendingLabel={pendingLabel} onClick={press} className="max-md:w-full">{children}</Button>
      <div role="alert" className="[&>p]:mt-1.5"><FieldError text={error} /></div>
    </div>
  );
}
