import type { Result } from '@/lib/kernel/result';

/** What a use case gave. @throws Error when it refused: the demo's data is wrong then */
export function done<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`The demo's ${what} was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Tells whoever waits how far a step is, "goods 48/161". */
export type Tell = (progress: string) => void;

export const SILENT: Tell = () => undefined;

/** Does the work for each, so many at once: hashing and drawing keep the cores busy, and more would only wait. */
export async function forEach<T>(items: readonly T[], atOnce: number, work: (item: T, index: number) => Promise<void>): Promise<void> {
  const left = [...items.entries()];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
