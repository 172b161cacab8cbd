import type { ComponentProps, ReactNode } from 'react';
import { join } from './join';
import { startsTicked } from './control';
import { heldTick } from './held';

/**
 * A few short choices in one bar (12 | 24 | 36 | 48 | 60): radio buttons underneath, so arrow keys and forms work.
 * `input` is what `register(name)` returns, or `{ name, onChange }` with `value`.
 */
export function SegmentedControl({
  legend,
  legendHidden = false,
  aside,
  options,
  input: { defaultValue: registered, ...input },
  value,
  defaultValue = registered,
  className,
}: {
  legend: ReactNode;
  legendHidden?: boolean;
  /** What is chosen, in words, at the right end of the legend ("36개월"). */
  aside?: ReactNode;
  /** `name`: what a screen reader says where the label alone does not say enough ("12": "12개월"). */
  options: readonly { value: string; label: ReactNode; name?: string; disabled?: boolean }[];
  input: Omit<ComponentProps<'input'>, 'type' | 'value'> & { name: string };
  value?: string;
  defaultValue?: ComponentProps<'input'>['defaultValue'];
  className?: string;
}) {
  return (
    <fieldset className={join('min-w-0', className)}>
      <legend className={legendHidden ? 'sr-only' : 'contents'}>
        <span className="mb-2 flex items-baseline justify-between gap-3 text-sm text-ink-muted">
          <span>{legend}</span>
          {aside && <span className="font-semibold text-ink">{aside}</span>}
        </span>
      </legend>
      <div className="flex overflow-clip rounded-sm border border-line-strong bg-surface">
        {options.map((option) => (
          <label
            key={option.value}
            className="money relative flex min-h-11 flex-1 items-center justify-center border-l border-line px-2 text-sm text-ink-muted first:border-l-0 hover:bg-sunken has-checked:bg-ink has-checked:font-semibold has-checked:text-canvas has-disabled:cursor-not-allowed has-disabled:bg-sunken has-disabled:text-ink-faint has-disabled:line-through has-focus-visible:outline-2 has-focus-visible:-outline-offset-4 has-focus-visible:outline-focus md:min-h-10"
          >
            <input
              {...input}
              type="radio"
              value={option.value}
              aria-label={option.name}
              disabled={option.disabled}
              {...(value === undefined ? startsTicked(defaultValue, option.value) : heldTick(value === option.value))}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
