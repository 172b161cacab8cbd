'use client';
import { useLayoutEffect } from 'react';

/**
 * Holds the window's title while it is shown: where a page finds nothing only after its metadata was sent (Next keeps
 * the title given then), and where steps of one page are walked by the browser's own back button (Next loses the title
 * when that is pressed while a reloaded page comes alive).
 */
export function PageTitle({ title }: { title: string }) {
  useLayoutEffect(() => {
    let own: Element | null = null;
    const say = () => {
      if (document.title === title) return;
      const given = document.head.querySelector('title');
      document.title = title;
      if (!given) own = document.head.querySelector('title');
    };
    const watch = new MutationObserver(say);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    say();
    return () => {
      watch.disconnect();
      // It would stand before the title of the page that comes next.
      own?.remove();
    };
  }, [title]);
  return null;
}
