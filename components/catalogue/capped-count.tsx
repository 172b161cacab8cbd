import { COUNT_CAP } from '@/lib/catalogue/model/cursor';

/** 128, or 1,000+ where counting stopped. */
export function CappedCount({ count, cap = COUNT_CAP }: { count: number; cap?: number }) {
  const shown = Math.min(count, cap).toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
  return <>{count > cap ? `${shown}+` : shown}</>;
}
