import { useId, type ReactNode } from 'react';
import { join } from './join';

/** An ink line, a heading, rows: how every part of a page begins. */
export function Section({
  title,
  aside,
  lead,
  level = 2,
  className,
  children,
}: {
  title: ReactNode;
  /** At the right end of the heading: a link, a count, a date. */
  aside?: ReactNode;
  /** One quiet sentence under the heading. */
  lead?: ReactNode;
  level?: 2 | 3;
  className?: string;
  children?: ReactNode;
}) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className={join('border-t border-ink pt-4', className)}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Heading id={id} className={level === 2 ? 'text-lg font-bold' : 'text-base font-semibold'}>{title}</Heading>
        {aside && <div className="text-sm text-ink-muted">{aside}</div>}
        {lead && <p className="w-full text-sm text-ink-muted">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
