'use client';
import { createContext, use, useState, type ReactNode } from 'react';
import { withCompared } from '@/lib/catalogue/model/finding';
import { comparedKept, useKept } from './finding/kept';
import { useFavourites, type FavouriteActs } from './finding/use-favourites';

type Finding = ReturnType<typeof useFavourites> & ReturnType<typeof useComparison>;

const Context = createContext<Finding | null>(null);

export function useFinding(): Finding {
  const finding = use(Context);
  if (!finding) throw new Error('Outside of FindingProvider');
  return finding;
}

function useComparison() {
  const compared = useKept(comparedKept);
  const [refused, setRefused] = useState(false);
  return {
    compared,
    /** One too many was ticked; said until something changes. */
    refused,
    compare: (id: string) => {
      const next = withCompared(comparedKept.read(), id);
      setRefused(next === null);
      if (next) comparedKept.write(next);
    },
    setCompared: (ids: readonly string[]) => {
      setRefused(false);
      comparedKept.write(ids);
    },
  };
}

/**
 * What this reader marked, for every heart and tick of the page: asked for once, after the page is there, because the
 * page itself is the same for everybody.
 */
export function FindingProvider({ add, remove, children }: FavouriteActs & { children: ReactNode }) {
  const favourites = useFavourites({ add, remove });
  const comparison = useComparison();
  return <Context value={{ ...favourites, ...comparison }}>{children}</Context>;
}
