import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'size'> & { label: ReactNode };

/** Takes effect at once; what waits for a submit is a Checkbox. */
export function Switch({ label, className, ...rest }: SwitchProps) {
  return (
    <label className={cn('inline-flex min-h-11 items-center gap-3 text-sm font-medium md:min-h-9', className)}>
      <span className="relative inline-flex shrink-0">
        <input
          {...rest}
          type="checkbox"
          role="switch"
          className="peer h-6 w-11 appearance-none rounded-full border border-line-strong bg-surface transition-colors duration-quick checked:border-accent checked:bg-accent disabled:border-dashed"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-line-strong transition-transform duration-quick peer-checked:translate-x-5 peer-checked:bg-accent-ink"
        />
      </span>
      {label}
    </label>
  );
}
