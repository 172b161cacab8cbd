import { logTail } from './processes/child';
import type { Home } from './home';

/** Begins each line in which the seed says how far it is. */
export const PROGRESS = '  · ';

const LOOK_MS = 250;

/** Passes on, while `work` runs, how far the task says it is in its log. */
export async function following<T>(home: Home, role: string, note: (text: string) => void, work: () => Promise<T>): Promise<T> {
  const look = () => {
    const line = logTail(home, role).split('\n').findLast((each) => each.startsWith(PROGRESS));
    if (line) note(line.slice(PROGRESS.length));
  };
  const timer = setInterval(look, LOOK_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
