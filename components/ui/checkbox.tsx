import { Check } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from './cn';
import { startsTicked } from './control';
import { heldTick } from './held';
import { FieldError } from './field-error';

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'size'> & {
  label: ReactNode;
  /** A second, quieter line under the label. */
  hint?: ReactNode;
  error?: string;
  /** Stands at the right end, outside the label: a count, "보기". */
  aside?: ReactNode;
  /** The label is for screen readers alone (the tick of a table row). */
  labelHidden?: boolean;
};

export function Checkbox({ label, hint, error, aside, labelHidden = false, className, id, defaultValue, ...rest }: CheckboxProps) {
  const made = useId();
  const own = id ?? made;
  const described = [hint && `${own}-hint`, error && `${own}-error`].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <div className="flex items-start gap-3">
        <label htmlFor={own} className={cn('flex items-start gap-3', labelHidden ? 'p-2.5 md:p-1' : 'min-h-11 flex-1 py-2.5 md:min-h-8 md:py-1')}>
          <span className="relative mt-0.5 flex size-5 shrink-0">
            <input
              {...rest}
              {...(rest.checked === undefined ? startsTicked(defaultValue, rest.value) : heldTick(rest.checked))}
              id={own}
              type="checkbox"
              {...(described && { 'aria-describedby': described })}
              {...(error && { 'aria-invalid': true })}
              className="peer size-5 appearance-none rounded-xs border border-line-strong bg-surface transition-colors duration-quick checked:border-accent checked:bg-accent disabled:border-dashed disabled:bg-sunken aria-invalid:border-2 aria-invalid:border-critical"
            />
            <Check aria-hidden strokeWidth={3} className="pointer-events-none absolute inset-0.5 size-4 text-accent-ink opacity-0 peer-checked:opacity-100" />
          </span>
          <span className={cn('min-w-0 text-base md:text-sm', labelHidden && 'sr-only')}>
            {label}
            {hint && <span id={`${own}-hint`} className="block text-xs text-ink-muted">{hint}</span>}
          </span>
        </label>
        {aside !== undefined && <span className="py-2.5 text-sm text-ink-muted md:py-1">{aside}</span>}
      </div>
      <FieldError id={`${own}-error`} text={error} />
    </div>
  );
}
