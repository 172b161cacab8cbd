'use client';
import { createContext, use, useEffect, type ReactNode } from 'react';
import { rememberKnown, useMe, type Person } from './me';

const Given = createContext<Person | undefined>(undefined);

/** Who reads: given by a page of one's own, else asked for once the page has come. Undefined until it is known. */
export function usePerson(): Person | undefined {
  const given = use(Given);
  const asked = useMe(given === undefined);
  return given ?? asked;
}

/** Around a page of one's own, which knows its reader. */
export function Personal({ person, children }: { person: Person; children: ReactNode }) {
  useEffect(() => rememberKnown(person), [person]);
  return <Given value={person}>{children}</Given>;
}
