import { COUNT_CAP } from '@/lib/catalogue/model/cursor';

/** 128, or 1,000+ where counting stopped. */
export function CappedCount({ count }: { count: number }) {
  const shown = Math.min(count, COUNT_CAP).toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
  return <>{count > COUNT_CAP ? `${shown}+` : shown}</>;
}
