import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { Spinner } from './spinner';

export const buttonVariants = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 border text-center font-semibold transition-colors duration-quick aria-disabled:pointer-events-none disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-accent bg-accent text-accent-ink hover:border-accent-hover hover:bg-accent-hover',
        secondary: 'border-line-strong bg-surface text-ink hover:bg-sunken',
        danger: 'border-critical bg-surface text-critical hover:bg-critical-soft',
        ghost: 'border-transparent bg-transparent text-ink hover:bg-sunken',
        link: 'border-transparent px-0! font-medium text-accent underline underline-offset-4 hover:text-accent-hover',
      },
      size: {
        lg: 'min-h-13 rounded-md px-6 py-2 text-base',
        md: 'min-h-11 rounded-md px-4 py-1.5 text-sm md:min-h-10',
        sm: 'min-h-11 rounded-sm px-3.5 py-1 text-sm md:min-h-9',
        icon: 'size-11 rounded-md md:size-10 [&_svg]:size-5',
      },
      block: { true: 'w-full', false: '' },
    },
    defaultVariants: { variant: 'secondary', size: 'md', block: false },
  },
);

const LOCKED =
  'disabled:border-dashed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-muted disabled:hover:bg-sunken';

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonVariants> & {
    /** The child (a link) takes the button's look. */
    asChild?: boolean;
    /** Work is under way: keeps the colours, shows a spinner and `pendingLabel`, and cannot be pressed again. */
    pending?: boolean;
    pendingLabel?: ReactNode;
  };

/** The label says what happens ("서명하고 주문 넣기"); one `primary` a view. */
export function Button({
  variant,
  size,
  block,
  asChild = false,
  pending = false,
  pendingLabel,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const look = cn(buttonVariants({ variant, size, block }), LOCKED, className);
  if (asChild) return <Slot.Root className={look} {...(rest)}>{children}</Slot.Root>;
  return (
    // aria-disabled, not disabled: the focus stays on the button that was pressed. The native click is stopped, and the form's hook ignores a second submit.
    <button
      {...rest}
      {...(onClick && { onClick: pending ? undefined : onClick })}
      type={pending && type === 'submit' ? 'button' : type}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={look}
    >
      {pending && <Spinner />}
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  );
}
