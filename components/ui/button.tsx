import type { VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { buttonVariants } from './button-look';
import { cn } from './cn';
import { Spinner } from './spinner';

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
