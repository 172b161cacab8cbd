import type { ReactNode } from 'react';

interface Props {
  name: string;
  legend: ReactNode;
  /** What is chosen, in words. */
  aside: ReactNode;
  options: readonly { value: string; label: ReactNode }[];
  chosen: string;
}

/** A few short choices in one bar of the conditions' form. Written by the server; the browser keeps what is ticked. */
export function Segments({ name, legend, aside, options, chosen }: Props) {
  return (
    <fieldset className="min-w-0">
      <legend className="contents">
        <span className="flex min-h-8 items-center justify-between gap-3 text-sm"><span className="whitespace-nowrap text-ink-muted">{legend}</span> <span className="money font-semibold">{aside}</span></span>
      </legend>
      <div className="mt-1 flex overflow-clip rounded-sm border border-line-strong bg-surface">
        {options.map(({ value, label }) => (
          <label key={value} className="money relative flex min-h-11 flex-1 items-center justify-center border-l border-line px-1 text-sm text-ink-muted first:border-l-0 hover:bg-sunken has-checked:bg-ink has-checked:font-semibold has-checked:text-canvas has-focus-visible:outline-2 has-focus-visible:-outline-offset-4 has-focus-visible:outline-focus md:min-h-8">
            <input type="radio" id={`${name}-${value}`} name={name} value={value} defaultChecked={value === chosen} className="sr-only" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
