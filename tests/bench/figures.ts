/** Milliseconds with two decimals. */
const rounded = (ms: number) => Math.round(ms * 100) / 100;

/** The value below which this share of the sorted values lies. */
const quantile = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

export const medianOf = (values: readonly number[]): number => quantile([...values].sort((a, b) => a - b), 0.5);

export interface Latency {
  count: number;
  medianMs: number;
  p95Ms: number;
  p99Ms: number;
}

export function latencyOf(durations: readonly number[]): Latency {
  const sorted = [...durations].sort((a, b) => a - b);
  return { count: sorted.length, medianMs: rounded(quantile(sorted, 0.5)), p95Ms: rounded(quantile(sorted, 0.95)), p99Ms: rounded(quantile(sorted, 0.99)) };
}

/** Runs `work` by so many clients side by side, each taking the next number when it is done. @returns seconds it took */
export async function byClients(clients: number, times: number, work: (index: number, client: number) => Promise<void>): Promise<number> {
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (let index = next; index < times; index = next) {
      next += 1;
      await work(index, client);
    }
  }));
  return (performance.now() - began) / 1000;
}

export async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  into.push(performance.now() - began);
  return result;
}
