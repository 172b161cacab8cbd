'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition, type RefObject } from 'react';
import { readBrowse } from '@/lib/catalogue/model/browse';
import { listHref } from './address';
import { FORM } from './form-id';

/** Said before another list takes this one's place; whoever is at work in it may refuse (`components/islands/show`). */
export const BEFORE_SHOW = 'mall-show';

/** A slider is let go of by keyboard when it has been still for so long. */
const STILL_MS = 250;

const form = () => document.getElementById(FORM) as HTMLFormElement | null;

const isTyping = () => {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement && activeElement.form === form() && activeElement.type === 'text' && activeElement.value !== activeElement.defaultValue;
};

interface Changes {
  address: string;
  asked: RefObject<string>;
  wanted: () => string | undefined;
  go: () => void;
}

/** Hears the controls, wherever on the page they stand, and keeps what somebody is still choosing from being exchanged. */
function useChanges({ address, asked, wanted, go }: Changes): void {
  useEffect(() => {
    let still: ReturnType<typeof setTimeout> | undefined;
    const ours = (event: Event) => event.target instanceof HTMLElement && 'form' in event.target && event.target.form === form();
    const isOpen = () => document.querySelector(`[data-sheet]:popover-open`) !== null;
    const changed = (event: Event) => {
      if (!ours(event) || isOpen()) return;
      clearTimeout(still);
      if (event.target instanceof HTMLInputElement && event.target.type === 'range') still = setTimeout(go, STILL_MS);
      else go();
    };
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
    const left = (event: Event) => { if (ours(event) && !isOpen()) go(); };
    // Somebody has gone on choosing since this answer was asked for: it is asked for anew when they are done.
    const refuse = (event: Event) => {
      if ((event as CustomEvent<string>).detail !== asked.current || (!isOpen() && wanted() === asked.current)) return;
      event.preventDefault();
      asked.current = address;
    };
    document.addEventListener('change', changed);
    document.addEventListener('focusout', left);
    document.addEventListener('toggle', toggled, true);
    document.addEventListener('submit', sent);
    document.addEventListener(BEFORE_SHOW, refuse);
    return () => {
      clearTimeout(still);
      document.removeEventListener('change', changed);
      document.removeEventListener('focusout', left);
      document.removeEventListener('toggle', toggled, true);
      document.removeEventListener('submit', sent);
      document.removeEventListener(BEFORE_SHOW, refuse);
    };
  }, [address, asked, go, wanted]);
}

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
  const shown = useRef(address);

  /** The address that the form asks for as it stands. */
  const wanted = useCallback(() => {
    const filled = form();
    if (!filled) return undefined;
    const typed = new URLSearchParams([...new FormData(filled)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
    return listHref(readBrowse(typed, category === undefined ? {} : { category }));
  }, [category]);

  const go = useCallback(() => {
    const href = wanted();
    if (href === undefined || href === asked.current) return;
    asked.current = href;
    // Back from conditions, however many were tried, is the list without any.
    const isBare = [...new URLSearchParams(window.location.search).keys()].every((name) => name === 'q');
    start(() => (isBare ? router.push(href, { scroll: false }) : router.replace(href, { scroll: false })));
  }, [wanted, router]);

  useChanges({ address, asked, wanted, go });
  // What was changed before the page was alive counts as well.
  useEffect(go, [go]);

  useEffect(() => { form()?.toggleAttribute('data-pending', pending); }, [pending]);

  useEffect(() => {
    if (shown.current === address ? asked.current !== address : isTyping()) return;
    shown.current = asked.current = address;
    form()?.reset();
  }, [address]);
  return null;
}
