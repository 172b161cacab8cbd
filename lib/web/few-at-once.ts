/** Work that takes much memory or processor: so much of it at once in this process; undefined where that is under way already. */
export function fewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  let underWay = 0;
  return async (work) => {
    if (underWay >= most) return undefined;
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
}
