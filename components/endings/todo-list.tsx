import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';

export interface Todo {
  href: string;
  label: ReactNode;
  icon: ReactNode;
}

/** Papers of a lease and what can be done about it, a line each. */
export function TodoList({ items }: { items: readonly Todo[] }) {
  const t = useTranslations('endings.portal');
  return (
    <Section title={t('todo')}>
      <ul>
        {items.map(({ href, label, icon }) => (
          <li key={href} className="border-b border-line">
            <Link href={href} className="flex min-h-12 items-center gap-3 text-sm hover:text-accent [&>svg:first-child]:size-4.5">
              {icon}<span className="min-w-0 flex-1">{label}</span><ChevronRight aria-hidden className="size-4 text-ink-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
