'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useLayoutEffect, useRef, useTransition } from 'react';
import { readBrowse } from '@/lib/catalogue/model/browse';
import { listHref } from './address';
import { FORM } from './form-id';

/** The front page and its list with conditions are two pages: what had the focus on one gets it back on the other, at the same place. */
let held: { id: string; top: number; at: number } | undefined;
const HELD_MS = 8_000;

function stayThere(): void {
  if (!held || performance.now() - held.at > HELD_MS) return;
  if (document.activeElement === document.body || document.activeElement?.id === 'main') document.getElementById(held.id)?.focus({ preventScroll: true });
  if (window.scrollY !== held.top) window.scrollTo({ top: held.top, behavior: 'instant' });
}

const form = () => document.getElementById(FORM) as HTMLFormElement | null;

const isTyping = () => {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement && activeElement.form === form() && activeElement.type === 'text' && activeElement.value !== activeElement.defaultValue;
};

interface Props {
  /** That of the path, which the form does not carry. */
  category?: string;
  /** The address of what is shown. */
  address: string;
}

/**
 * Stands in the GET form with a list's conditions and sends it whenever one of its controls has changed, wherever on the
 * page that stands; inside a sheet, when the sheet closes. The controls are the browser's own: after each answer they are
 * brought back to what it says.
 */
export function LiveConditions({ category, address }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const asked = useRef(address);

  const go = useCallback(() => {
    const filled = form();
    if (!filled) return;
    const typed = new URLSearchParams([...new FormData(filled)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
    const href = listHref(readBrowse(typed, category === undefined ? {} : { category }));
    if (href === asked.current) return;
    asked.current = href;
    held = { id: document.activeElement?.id ?? '', top: window.scrollY, at: performance.now() };
    start(() => router.replace(href, { scroll: false }));
  }, [category, router]);

  useEffect(() => {
    const ours = (event: Event) => event.target instanceof HTMLElement && 'form' in event.target && event.target.form === form();
    const changed = (event: Event) => { if (ours(event) && !(event.target as HTMLElement).closest(':popover-open')) go(); };
    const toggled = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || target.dataset['sheet'] !== FORM) return;
      if (target.matches(':popover-open')) target.querySelector<HTMLElement>('[data-first]')?.focus();
      else go();
    };
    const sent = (event: SubmitEvent) => {
      if (event.target !== form()) return;
      event.preventDefault();
      document.querySelector<HTMLElement>(`[data-sheet=${FORM}]:popover-open`)?.hidePopover();
      go();
    };
    document.addEventListener('change', changed);
    document.addEventListener('toggle', toggled, true);
    document.addEventListener('submit', sent);
    return () => {
      document.removeEventListener('change', changed);
      document.removeEventListener('toggle', toggled, true);
      document.removeEventListener('submit', sent);
    };
  }, [go]);

  // Before it is painted, and once more after the router has done its own.
  useLayoutEffect(stayThere, []);
  useEffect(() => {
    stayThere();
    held = undefined;
    // What was changed before the page was alive counts as well.
    go();
  }, [go]);

  useEffect(() => {
    form()?.toggleAttribute('data-pending', pending);
    if (pending || isTyping()) return;
    asked.current = address;
    form()?.reset();
  }, [address, pending]);
  return null;
}
