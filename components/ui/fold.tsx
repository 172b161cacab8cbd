import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { join } from './join';

/** What is there for who wants it: a line that opens. */
export function Fold({ summary, open, className, children }: { summary: ReactNode; open?: boolean; className?: string; children: ReactNode }) {
  return (
    <details open={open} className={join('group border-t border-line', className)}>
      <summary className="flex min-h-11 list-none items-center gap-2 text-sm font-medium md:min-h-8 [&::-webkit-details-marker]:hidden">
        <ChevronDown aria-hidden className="size-4 transition-transform duration-quick group-open:rotate-180" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
