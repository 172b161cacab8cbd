'use client';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { Role } from '@/lib/kernel/actor';

export interface Visitor {
  name: string;
  role: Role;
}

/** What a page that is the same for everybody learns about its reader after it came. */
export interface Person {
  /** Null for who is not signed in. */
  visitor: Visitor | null;
  unread: number;
  /** The largest instalment a month that is approved and not used, in minor units of won, and until which day. */
  limit: { monthlyMinor: string; until: Record<'ko' | 'en', string> } | null;
}

/** Undefined until it is known. */
const PersonContext = createContext<Person | undefined>(undefined);

export const usePerson = (): Person | undefined => use(PersonContext);

/** A cookie that only says that somebody is signed in here: the first script keeps the room for them. */
const remember = (known: boolean) => {
  document.cookie = `known=${known ? '1' : ''}; path=/; samesite=lax; max-age=${known ? 2_592_000 : 0}`;
  if (known) document.documentElement.dataset['known'] = '';
  else delete document.documentElement.dataset['known'];
};

/** Gives what lies beneath its reader: `given` by a page of one's own, else asked for once the page has come. */
export function Personal({ given, children }: { given?: Person; children: ReactNode }) {
  const [asked, setAsked] = useState<Person>();
  const isGiven = given !== undefined;
  useEffect(() => {
    if (isGiven) return;
    const leaving = new AbortController();
    fetch('/me', { signal: leaving.signal, cache: 'no-store' })
      .then(async (answer) => { if (answer.ok) setAsked(await answer.json() as Person); })
      // Offline, or gone to another page: the page goes on as for anybody.
      .catch(() => undefined);
    return () => leaving.abort();
  }, [isGiven]);
  const person = given ?? asked;
  useEffect(() => { if (person) remember(person.visitor !== null); }, [person]);
  return <PersonContext value={person}>{children}</PersonContext>;
}
