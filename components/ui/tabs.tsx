import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface Tab {
  href: string;
  label: ReactNode;
  count?: number;
  current?: boolean;
}

/** Views of one list, each with an address of its own. Scrolls sideways on a phone. */
export function Tabs({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  return (
    <nav aria-label={label} className={cn('border-b border-line', className)}>
      <ul className="-mb-px flex gap-5 overflow-x-auto">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={cn(
                'flex min-h-11 items-center gap-1.5 border-b-2 px-0.5 text-sm whitespace-nowrap -outline-offset-2',
                tab.current ? 'border-ink font-semibold text-ink' : 'border-transparent text-ink-muted hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="money font-normal text-ink-muted">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
