import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from './cn';
import { startsTicked } from './control';
import { heldTick } from './held';

type RadioInput = Omit<ComponentProps<'input'>, 'type' | 'size' | 'children'>;

export type RadioProps = RadioInput & { label: ReactNode; hint?: ReactNode };

const DOT =
  'size-5 shrink-0 appearance-none rounded-full border-2 border-line-strong bg-surface transition-colors duration-quick checked:border-6 checked:border-accent disabled:border-dashed';

/** One choice in a list. Put several with one `name` into a FieldGroup. */
export function Radio({ label, hint, defaultValue, className, ...rest }: RadioProps) {
  const id = useId();
  return (
    <label className={cn('flex min-h-11 items-start gap-3 py-2.5 md:min-h-9 md:py-1.5', className)}>
      <input {...rest} {...startsTicked(defaultValue, rest.value)} type="radio" {...(hint && { 'aria-describedby': id })} className={cn(DOT, 'mt-0.5')} />
      <span className="min-w-0 text-base md:text-sm">
        {label}
        {hint && <span id={id} className="block text-xs text-ink-muted">{hint}</span>}
      </span>
    </label>
  );
}

export interface Option {
  value: string;
  label: ReactNode;
  /** Lines under the label; figures go here. */
  details?: ReactNode;
  disabled?: boolean;
}

/**
 * Choices as framed areas, the chosen one with an ink frame. Put into a FieldGroup.
 * `input` is what a form's `register(name)` returns, or `{ name, value, onChange }`.
 */
export function OptionCards({
  options,
  input: { defaultValue: registered, ...input },
  value,
  defaultValue = registered,
  columns = 2,
  className,
}: {
  options: readonly Option[];
  input: RadioInput & { name: string };
  value?: string;
  defaultValue?: RadioInput['defaultValue'];
  columns?: 1 | 2 | 3;
  className?: string;
}) {
  const grid = { 1: '', 2: 'grid-cols-2', 3: 'sm:grid-cols-3' }[columns];
  return (
    <div className={cn('grid gap-2', grid, className)}>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex flex-col gap-1 rounded-md border border-line-strong bg-surface p-3.5 has-checked:border-ink has-checked:bg-surface has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:border-dashed has-disabled:bg-sunken"
        >
          <input
            {...input}
            type="radio"
            value={option.value}
            disabled={option.disabled || input.disabled}
            {...(value === undefined ? startsTicked(defaultValue, option.value) : heldTick(value === option.value))}
            className="sr-only"
          />
          <span className="text-base font-semibold md:text-sm">{option.label}</span>
          {option.details && <span className="block text-xs text-ink-muted">{option.details}</span>}
        </label>
      ))}
    </div>
  );
}
