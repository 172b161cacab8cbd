import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { controlVariants, type ControlSize } from './control';
import { heldValue } from './held';

export type InputProps = Omit<ComponentProps<'input'>, 'size'> & {
  /** `sm` in desk tables. */
  size?: ControlSize;
  /** A unit or mark after what is typed ("원", "%"). */
  suffix?: ReactNode;
};

export function Input({ size, suffix, className, ...rest }: InputProps) {
  if (suffix === undefined) return <input {...rest} {...heldValue(rest)} className={cn(controlVariants({ size }), className)} />;
  return (
    <span className={cn('relative block', className)}>
      <input {...rest} {...heldValue(rest)} className={cn(controlVariants({ size }), 'pr-12')} />
      <span aria-hidden className="pointer-events-none absolute inset-y-0 right-3.5 flex items-center text-sm text-ink-muted">
        {suffix}
      </span>
    </span>
  );
}
