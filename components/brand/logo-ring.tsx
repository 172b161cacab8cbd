const CENTRE = 16;
const RADIUS = 11.6;

/**
 * The mark: twelve months in a ring, from January at one o'clock to December on top. Months gone are full, this
 * one is the moon, those to come are hollow. `month` is 1 to 12 in the mall's time zone.
 */
export function LogoRing({ month, className }: { month: number; className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      {Array.from({ length: 12 }, (_, index) => index + 1).map((each) => <Month key={each} each={each} now={month} />)}
    </svg>
  );
}

function Month({ each, now }: { each: number; now: number }) {
  const angle = (each * Math.PI) / 6;
  const place = { cx: (CENTRE + RADIUS * Math.sin(angle)).toFixed(2), cy: (CENTRE - RADIUS * Math.cos(angle)).toFixed(2) };
  if (each < now) return <circle {...place} r="2.15" fill="currentColor" />;
  if (each === now) return <circle {...place} r="3.7" fill="var(--moon)" />;
  return <circle {...place} r="1.65" fill="none" stroke="currentColor" />;
}
