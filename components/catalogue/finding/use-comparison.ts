'use client';
import { shared, useShared } from '@/components/ui/shared';
import { withCompared } from '@/lib/catalogue/model/finding';
import { comparedKept } from './kept';

/** One too many was ticked; said until something changes. */
const refusedShared = shared(false);

export function useComparison() {
  return {
    compared: useShared(comparedKept),
    refused: useShared(refusedShared),
    compare: (id: string) => {
      const next = withCompared(comparedKept.read(), id);
      refusedShared.write(next === null);
      if (next) comparedKept.write(next);
    },
    setCompared: (ids: readonly string[]) => {
      refusedShared.write(false);
      comparedKept.write(ids);
    },
  };
}
