import type { ReactNode } from 'react';
import { Logo } from '@/components/brand/logo';

/** A page that stands in no frame, because the frame is of others or is not there: the mark, which leads home, and what it says. */
export function BarePage({ month, children }: { month: number; children: ReactNode }) {
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="page-column flex items-center py-1.5 md:h-16 md:py-0"><Logo month={month} /></div>
      </header>
      <main className="page-column">{children}</main>
    </>
  );
}
