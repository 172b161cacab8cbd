'use client';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { buttonVariants } from './button-look';
import { join } from './join';

/**
 * A list of links behind a button that carries a word. A disclosure, not an ARIA menu: Tab walks through the links.
 * Closes on Escape, on a choice, and when the focus or a click goes elsewhere.
 */
export function Menu({ trigger, children, side = 'bottom', align = 'end' }: { trigger: ReactNode; children: ReactNode; side?: 'top' | 'bottom'; align?: 'start' | 'end' }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      if (!(event.target instanceof Node) || !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);
  return (
    <div
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        place.current?.querySelector('button')?.focus();
      }}
      className="relative"
    >
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} className={join(buttonVariants({ variant: 'ghost', size: 'word' }), 'font-medium!')}>{trigger}</button>
      <div
        id={id}
        hidden={!open}
        onClick={() => setOpen(false)}
        className={join(
          'absolute z-(--z-popover) min-w-48 rounded-md border border-line bg-surface py-1.5 text-sm text-ink shadow-float',
          side === 'top' ? 'bottom-full mb-1.5' : 'top-full mt-1.5',
          align === 'end' ? 'right-0' : 'left-0',
        )}
      >
        {children}
      </div>
    </div>
  );
}

/** The look of one line of a Menu; put it on a Link or a button. */
export const menuItem = 'flex min-h-11 w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-sunken md:min-h-10 [&_svg]:size-4';

export function MenuLabel({ children }: { children: ReactNode }) {
  return <p className="px-4 py-2 text-xs text-ink-muted">{children}</p>;
}

export function MenuLine() {
  return <hr className="my-1.5 border-line" />;
}
