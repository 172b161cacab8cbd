'use client';
import { DropdownMenu as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A list of links and acts behind a button that carries a word. */
export function Menu({ trigger, children, align = 'end' }: { trigger: ReactNode; children: ReactNode; align?: 'start' | 'end' }) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      {/* No portal: the list stays inside the landmark of its button, and in its place in the reading order. */}
      <Primitive.Content
        align={align}
        sideOffset={6}
        className="z-(--z-popover) min-w-48 rounded-md border border-line bg-surface py-1.5 text-sm text-ink shadow-float outline-none"
      >
        {children}
      </Primitive.Content>
    </Primitive.Root>
  );
}

/** `asChild` around a Link, or `onSelect` for an act. */
export function MenuItem({ className, ...rest }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      {...rest}
      className={cn('flex min-h-11 items-center gap-2 px-4 outline-none data-highlighted:bg-sunken md:min-h-10 [&_svg]:size-4', className)}
    />
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-4 py-2 text-xs text-ink-muted">{children}</Primitive.Label>;
}

export function MenuLine() {
  return <Primitive.Separator className="my-1.5 h-px bg-line" />;
}
