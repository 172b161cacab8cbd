/** What a look at the server came to: look again in time, later and later (it could not be asked), or never. */
export type Looked = 'again' | 'failed' | 'over';

interface Watching {
  /** Asks the server. It must not throw. */
  look: () => Promise<Looked>;
  /** Until the next look, in milliseconds; a function where it changes as time goes by. */
  every: number | (() => number);
  /** Look at once, not only after the first while. */
  atOnce?: boolean;
}

/** After failures the pause doubles, up to this. */
const LONGEST_MS = 4 * 60_000;

/**
 * Looks again and again while somebody can see the page. Hidden, it rests without a timer; shown again, or with the
 * network back, it looks at once. Never two looks at a time. @returns what ends it
 */
export function watch({ look, every, atOnce = false }: Watching): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [looking, over, failures] = [false, false, 0];

  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const wait = () => {
    rest();
    if (over || document.hidden) return;
    const pause = typeof every === 'function' ? every() : every;
    timer = setTimeout(() => void now(), failures > 0 ? Math.max(pause, Math.min(pause * 2 ** failures, LONGEST_MS)) : pause);
  };
  const now = async () => {
    rest();
    if (over || looking || document.hidden) return;
    looking = true;
    const looked = await look();
    looking = false;
    failures = looked === 'failed' ? failures + 1 : 0;
    if (looked === 'over') return end();
    wait();
  };
  const shown = () => {
    if (document.hidden) return rest();
    failures = 0;
    void now();
  };
  const end = () => {
    over = true;
    rest();
    document.removeEventListener('visibilitychange', shown);
    window.removeEventListener('online', shown);
  };

  document.addEventListener('visibilitychange', shown);
  window.addEventListener('online', shown);
  if (atOnce) void now();
  else wait();
  return end;
}
