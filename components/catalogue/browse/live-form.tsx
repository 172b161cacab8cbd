'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useLayoutEffect, useRef, useTransition, type FormEvent, type ReactNode } from 'react';
import { readBrowse } from '@/lib/catalogue/model/browse';
import { listHref } from './address';
import { FORM } from './form-id';

/** The front page and its list with conditions are two pages: what had the focus on one gets it back on the other, at the same place. */
let held: { id: string; top: number; at: number } | undefined;
const HELD_MS = 8_000;

function stayThere(): void {
  if (!held || performance.now() - held.at > HELD_MS) return;
  if (document.activeElement === document.body) document.getElementById(held.id)?.focus({ preventScroll: true });
  if (window.scrollY !== held.top) window.scrollTo({ top: held.top, behavior: 'instant' });
}

const isTyping = (form: HTMLFormElement) => {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement && activeElement.form === form && activeElement.type === 'text' && activeElement.value !== activeElement.defaultValue;
};

interface Props {
  /** Where it is sent without script. */
  action: string;
  /** That of the path, which the form does not carry. */
  category?: string;
  /** The address of what is shown. */
  address: string;
  className?: string;
  children: ReactNode;
}

/**
 * A GET form that is sent by itself whenever one of its controls has changed, wherever on the page that stands; inside a
 * sheet, when the sheet closes. The controls are the browser's own: after each answer they are brought back to what it says.
 */
export function LiveForm({ action, category, address, className, children }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const asked = useRef(address);

  const go = useCallback(() => {
    if (!form.current) return;
    const typed = new URLSearchParams([...new FormData(form.current)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
    const href = listHref(readBrowse(typed, category === undefined ? {} : { category }));
    if (href === asked.current) return;
    asked.current = href;
    held = { id: document.activeElement?.id ?? '', top: window.scrollY, at: performance.now() };
    start(() => router.replace(href, { scroll: false }));
  }, [category, router]);

  useEffect(() => {
    const ours = (event: Event) => event.target instanceof HTMLElement && 'form' in event.target && event.target.form === form.current;
    const changed = (event: Event) => { if (ours(event) && !(event.target as HTMLElement).closest(':popover-open')) go(); };
    const toggled = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || target.dataset['sheet'] !== FORM) return;
      if (target.matches(':popover-open')) target.querySelector<HTMLElement>('[data-first]')?.focus();
      else go();
    };
    document.addEventListener('change', changed);
    document.addEventListener('toggle', toggled, true);
    return () => {
      document.removeEventListener('change', changed);
      document.removeEventListener('toggle', toggled, true);
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
    if (pending || !form.current || isTyping(form.current)) return;
    asked.current = address;
    form.current.reset();
  }, [address, pending]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    document.querySelector<HTMLElement>(`[data-sheet=${FORM}]:popover-open`)?.hidePopover();
    go();
  };
  return (
    <form ref={form} id={FORM} action={action} autoComplete="off" data-pending={pending || undefined} onSubmit={submit} className={className}>
      {children}
    </form>
  );
}
