import type { ReactNode } from 'react';
import { Logo } from '@/components/brand/logo';

/** A page that stands in no frame, because the frame is of others or is not there: the mark, which leads home, and what it says. */
export function BarePage({ month, aside, children }: { month: number; aside?: ReactNode; children: ReactNode }) {
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="page-column flex items-center justify-between py-1.5 md:h-16 md:py-0"><Logo month={month} />{aside}</div>
      </header>
      <main className="page-column">{children}</main>
    </>
  );
}
