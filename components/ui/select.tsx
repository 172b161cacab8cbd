import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlVariants, type ControlSize } from './control';
import { heldValue } from './held';

export type SelectProps = Omit<ComponentProps<'select'>, 'size'> & {
  size?: ControlSize;
  options?: readonly { value: string; label: string; disabled?: boolean }[];
  /** First, empty choice ("고르세요"). */
  placeholder?: string;
};

/** The browser's own select: a phone opens its own wheel, and a form reads it without help. */
export function Select({ size, options, placeholder, className, children, ...rest }: SelectProps) {
  return (
    <span className={cn('relative block', className)}>
      <select {...rest} {...heldValue(rest)} className={cn(controlVariants({ size }), 'appearance-none pr-10')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3.5 size-4 -translate-y-1/2" />
    </span>
  );
}
