'use client';
import { useLayoutEffect } from 'react';

/**
 * Holds the window's title while it is shown. A page that finds nothing only after its metadata was sent has given its
 * own title already, and Next keeps that one.
 */
export function PageTitle({ title }: { title: string }) {
  useLayoutEffect(() => {
    const say = () => { if (document.title !== title) document.title = title; };
    const watch = new MutationObserver(say);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    say();
    return () => watch.disconnect();
  }, [title]);
  return null;
}
