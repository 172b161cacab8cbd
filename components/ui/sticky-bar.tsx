import type { ReactNode } from 'react';
import { join } from './join';

/** What can be done, always in reach: fixed to the lower edge of the column it stands in. */
export function StickyBar({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div data-sticky-bar className={join('sticky bottom-0 z-(--z-bar) -mx-(--gutter,1.25rem) flex flex-wrap items-center justify-between gap-3 px-(--gutter,1.25rem) py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] [border-image:linear-gradient(var(--line)_1px,var(--surface)_1px)_fill_0//0_var(--bleed,0px)]', className)}>
      {children}
    </div>
  );
}
