'use client';
import { useEffect } from 'react';
import { shared, useShared } from '@/components/ui/shared';

/** Whether single keys do things here: each browser's own choice (WCAG 2.1.4). */
const KEPT = 'dalmada.review-keys';
const keysOn = shared(true);

export function useKeySwitch(): [on: boolean, turn: (on: boolean) => void] {
  const on = useShared(keysOn);
  useEffect(() => {
    try {
      keysOn.write(localStorage.getItem(KEPT) !== 'off');
    } catch { /* A browser that keeps nothing: on for this page. */ }
  }, []);
  return [on, (next) => {
    keysOn.write(next);
    try {
      localStorage.setItem(KEPT, next ? 'on' : 'off');
    } catch { /* As above. */ }
  }];
}

const TYPED = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';

/** The letter of a press, on a Latin keyboard by what it writes, on a Korean one by its place. */
const letterOf = ({ key, code }: KeyboardEvent): string => (/^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '');

const rests = ({ target, ctrlKey, metaKey, altKey, repeat, defaultPrevented }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || repeat || defaultPrevented || (target instanceof Element && target.closest(TYPED) !== null) || document.querySelector('[role=dialog], [role=menu]') !== null;

/** Single keys that do what they name, unless something is being typed or chosen, or the reader wants none. */
export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const on = useShared(keysOn);
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      const act = rests(event) ? undefined : acts[letterOf(event)];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
}
