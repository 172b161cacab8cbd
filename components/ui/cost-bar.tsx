import { join } from './join';

/**
 * The cash price in pale accent, what is paid over it in moon. `scale` (minor units) makes several bars comparable:
 * give each the largest sum among them. Decoration of a sentence that says the same.
 */
export function CostBar({ cashMinor, paidMinor, scaleMinor, className }: { cashMinor: bigint; paidMinor: bigint; scaleMinor?: bigint; className?: string }) {
  const over = paidMinor > cashMinor ? paidMinor - cashMinor : 0n;
  const cash = paidMinor < cashMinor ? paidMinor : cashMinor;
  const scale = scaleMinor ?? cash + over;
  return (
    <div aria-hidden className={join('flex h-1.5 gap-0.5', className)}>
      <span className="rounded-l-xs bg-(--cost-cash) last:rounded-r-xs" style={{ width: share(cash, scale) }} />
      {over > 0n && <span className="rounded-r-xs bg-moon" style={{ width: share(over, scale) }} />}
    </div>
  );
}

function share(part: bigint, whole: bigint): string {
  return whole > 0n ? `${Number((part * 10_000n) / whole) / 100}%` : '0%';
}
