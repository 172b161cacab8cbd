import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

export interface QueueLine {
  key: string;
  label: string;
  count: number;
  /** Since when the first waits, in the reader's words; null when nothing does. */
  oldest: string | null;
  /** Where it is worked on; absent where somebody else does. */
  href?: string;
}

/** What waits for a person, a line for each queue. */
export function QueueList({ lines }: { lines: readonly QueueLine[] }) {
  return (
    <ul className="border-t border-ink">
      {lines.map((line) => (
        <li key={line.key} className="border-b border-line">
          <Row line={line}>
            <span className="money w-12 shrink-0 text-xl font-bold">{line.count}</span>
            <span className="min-w-0 flex-1">
              {line.label}
              {line.oldest && <span className="block text-xs text-ink-muted">{line.oldest}</span>}
            </span>
          </Row>
        </li>
      ))}
    </ul>
  );
}

function Row({ line, children }: { line: QueueLine; children: ReactNode }) {
  const look = 'flex min-h-14 items-center gap-4 py-2 text-sm';
  if (!line.href) return <div className={look}>{children}</div>;
  return <Link href={line.href} className={`${look} -outline-offset-2 hover:bg-sunken`}>{children}<ChevronRight aria-hidden className="size-4 text-ink-muted" /></Link>;
}
