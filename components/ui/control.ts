import { cva } from 'class-variance-authority';

/** The look shared by everything one types or chooses in. 16 px text keeps phones from zooming. */
export const controlVariants = cva(
  'w-full rounded-sm border border-line-strong bg-surface text-base text-ink transition-colors duration-quick placeholder:text-ink-faint hover:border-ink-muted disabled:cursor-not-allowed disabled:border-dashed disabled:bg-sunken disabled:text-ink-muted [&[readonly]]:bg-sunken aria-invalid:border-2 aria-invalid:border-critical',
  {
    variants: {
      size: { md: 'min-h-12 px-3.5 py-2.5', sm: 'min-h-11 px-3 py-1.5 md:min-h-10 md:text-sm' },
    },
    defaultVariants: { size: 'md' },
  },
);

export type ControlSize = 'md' | 'sm';

/** What a form starts with, for a box or a button to tick: `true` for a box without a value of its own, else its value or a list of values. */
export function startsTicked(start: string | number | readonly string[] | undefined, value: string | number | readonly string[] | undefined): { defaultChecked?: boolean } {
  if (start === undefined) return {};
  const wanted = String(value ?? true);
  return { defaultChecked: Array.isArray(start) ? start.includes(wanted) : String(start) === wanted };
}
