'use client';
import { useEffect, useState, type ReactNode } from 'react';

/** Drawn by the browser alone. In a document this stays asleep: `wake` draws what it stands for itself. */
export function Late({ children }: { children: ReactNode }) {
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  return isHere ? children : null;
}
