'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { NavLink } from './nav-link';
import { cn } from '@/components/ui/cn';

export interface DeskPlace {
  href: string;
  label: ReactNode;
  /** A lucide icon element. */
  icon: ReactNode;
  /** How many things wait there; nothing is shown for 0. */
  count?: number;
  exact?: boolean;
}

/** Which edges of a line that scrolls sideways have more behind them. */
interface More {
  before: boolean;
  after: boolean;
}

const moreOf = (line: HTMLElement): More => ({
  before: line.scrollLeft > 1,
  after: line.scrollLeft + line.clientWidth < line.scrollWidth - 1,
});

/** Brings the current place into the middle of the line, without moving the page. */
function showCurrent(line: HTMLElement): void {
  const current = line.querySelector<HTMLElement>('[aria-current]')?.parentElement;
  if (!current) return;
  line.scrollLeft = current.offsetLeft - line.offsetLeft - (line.clientWidth - current.offsetWidth) / 2;
}

function useMore(path: string) {
  const line = useRef<HTMLUListElement>(null);
  const [more, setMore] = useState<More>({ before: false, after: false });
  useEffect(() => {
    const shown = line.current;
    if (!shown) return undefined;
    const look = () => setMore((was) => {
      const now = moreOf(shown);
      return was.before === now.before && was.after === now.after ? was : now;
    });
    showCurrent(shown);
    const resized = new ResizeObserver(look);
    resized.observe(shown);
    shown.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      shown.removeEventListener('scroll', look);
    };
  }, [path]);
  return { line, more };
}

/** A desk's places: a column beside the page; on a phone a line whose edges fade where it goes on. Focus never stops in the fade. */
export function Rail({ places, label }: { places: readonly DeskPlace[]; label: string }) {
  const { line, more } = useMore(usePathname());
  return (
    <nav aria-label={label} className="md:mt-5 md:overflow-y-auto">
      <ul
        ref={line}
        className={cn(
          'flex overflow-x-auto scroll-px-12 px-3 md:flex-col md:px-0',
          more.before && 'max-md:mask-l-from-[calc(100%-2.5rem)]',
          more.after && 'max-md:mask-r-from-[calc(100%-2.5rem)]',
        )}
      >
        {places.map((place) => (
          <li key={place.href}>
            <NavLink
              href={place.href}
              exact={place.exact}
              className="flex min-h-11 items-center gap-3 border-transparent px-2 text-sm whitespace-nowrap text-ink-muted -outline-offset-2 hover:bg-sunken aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink max-md:border-b-2 md:min-h-10 md:border-l-3 md:pr-5 md:pl-4.5 md:aria-[current]:bg-accent-soft [&_svg]:size-4.5 max-md:[&_svg]:hidden"
            >
              {place.icon}
              <span className="flex-1">{place.label}</span>
              {place.count ? <span className="money font-semibold text-ink">{place.count}</span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
