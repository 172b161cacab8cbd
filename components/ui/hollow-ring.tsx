/** Twelve hollow marks: a year in which nothing has happened yet. */
export function HollowRing({ className }: { className?: string }) {
  const marks = Array.from({ length: 12 }, (_, index) => (index * Math.PI) / 6);
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      {marks.map((angle) => (
        <circle
          key={angle}
          cx={(16 + 11.6 * Math.sin(angle)).toFixed(2)}
          cy={(16 - 11.6 * Math.cos(angle)).toFixed(2)}
          r="1.65"
          fill="none"
          stroke="currentColor"
        />
      ))}
    </svg>
  );
}
