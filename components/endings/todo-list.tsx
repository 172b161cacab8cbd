import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';

export interface Todo {
  href: string;
  /** A file, which no page is made for. */
  file?: boolean;
  label: ReactNode;
  icon: ReactNode;
}

const LINE = 'flex min-h-12 items-center gap-3 text-sm hover:text-accent [&>svg:first-child]:size-4.5';

const Said = ({ icon, label }: Pick<Todo, 'icon' | 'label'>) => <>{icon}<span className="min-w-0 flex-1">{label}</span><ChevronRight aria-hidden className="size-4 text-ink-muted" /></>;

/** Papers of a lease and what can be done about it, a line each. */
export function TodoList({ items }: { items: readonly Todo[] }) {
  const t = useTranslations('endings.portal');
  return (
    <Section title={t('todo')}>
      <ul>
        {items.map(({ href, file, ...item }) => (
          <li key={href} className="border-b border-line">
            {file ? <a href={href} className={LINE}><Said {...item} /></a> : <Link href={href} className={LINE}><Said {...item} /></Link>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
