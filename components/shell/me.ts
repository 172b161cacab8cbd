'use client';
import { useEffect } from 'react';
import { shared, useShared } from '@/components/ui/shared';
import type { Role } from '@/lib/kernel/actor';

export interface Visitor {
  name: string;
  role: Role;
}

/** What the mall's frame tells its reader about themselves. */
export interface Person {
  /** Null for who is not signed in. */
  visitor: Visitor | null;
  unread: number;
  /** The largest instalment a month that is approved and not used, in minor units of won, and until which day. */
  limit: { monthlyMinor: string; until: Record<'ko' | 'en', string> } | null;
  /** What can still be drawn from the limit for the whole mall, a month and in all. */
  room: { monthlyMinor: string; totalMinor: string; until: Record<'ko' | 'en', string> } | null;
}

/** What a page that is the same for everybody learns about its reader after it came. */
export interface Me extends Person {
  favourites: readonly string[];
}

/** A cookie that only says that somebody is signed in here, and whether they have a limit for the whole mall: the first script keeps the room for it. */
export function rememberKnown({ visitor, room }: Pick<Person, 'visitor' | 'room'>): void {
  const known = visitor !== null;
  document.cookie = `known=${known ? (room ? '2' : '1') : ''}; path=/; samesite=lax; max-age=${known ? 2_592_000 : 0}`;
  if (known) document.documentElement.dataset['known'] = room ? 'room' : '';
  else delete document.documentElement.dataset['known'];
}

const me = shared<Me | undefined>(undefined);
let asked: Promise<Me | undefined> | undefined;

async function ask(): Promise<Me | undefined> {
  const answer = await fetch('/me', { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const known = await answer.json() as Me;
  rememberKnown(known);
  me.write(known);
  return known;
}

/** Asked once a page; asked again where there was no answer: offline, or gone to another page. */
export function askMe(): Promise<Me | undefined> {
  asked ??= ask().then((known) => {
    if (!known) asked = undefined;
    return known;
  });
  return asked;
}

/** A page may be open for long; its reader may be somebody else by now. */
export function askMeAgain(): void {
  if (!asked) return;
  asked = undefined;
  void askMe();
}

// A page that the browser had kept whole, or that nobody looked at, comes back as it was left.
if (typeof window !== 'undefined') {
  window.addEventListener('pageshow', ({ persisted }) => { if (persisted) askMeAgain(); });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') askMeAgain(); });
}

/** Whoever draws no React of its own is told too. */
export function watchMe(tell: (known: Me) => void): () => void {
  const now = () => { const known = me.read(); if (known) tell(known); };
  now();
  return me.subscribe(now);
}

/** Undefined until it is known, and where it is not `wanted`. */
export function useMe(wanted = true): Me | undefined {
  useEffect(() => { if (wanted) void askMe(); }, [wanted]);
  return useShared(me);
}

export function setFavourite(id: string, on: boolean): void {
  const known = me.read();
  if (!known) return;
  const others = known.favourites.filter((other) => other !== id);
  me.write({ ...known, favourites: on ? [id, ...others] : others });
}
