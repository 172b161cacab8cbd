// One line per step, its time on the right. Plain JavaScript, because the first step
// (installing) runs before anything is installed.

const WIDTH = 64;

/** @param {number} ms */
export function seconds(ms) {
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/**
 * A sentence for a person, with the way out; printed without a stack.
 */
export class Trouble extends Error {
  /** @param {string} sentence @param {string} [detail] */
  constructor(sentence, detail) {
    super(sentence);
    this.name = 'Trouble';
    this.detail = detail;
  }
}

/**
 * Runs `work` and prints its name, what came of it, and how long it took.
 * `work` may return a short text ("already there") or nothing.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = performance.now();
  let note = '';
  const live = process.stdout.isTTY === true;
  const line = () => `  ${name}${note ? ` · ${note}` : ''}`.padEnd(WIDTH);
  const draw = () => process.stdout.write(`\r\u001b[2K${line()} ${seconds(performance.now() - started)}`);
  if (live) draw();
  const timer = live ? setInterval(draw, 200) : undefined;
  try {
    const result = await work((text) => { note = text; });
    if (live) process.stdout.write('\r\u001b[2K');
    process.stdout.write(`${line()} ${seconds(performance.now() - started).padStart(8)}\n`);
    return result;
  } catch (error) {
    if (live) process.stdout.write('\r\u001b[2K');
    process.stdout.write(`${line()} failed after ${seconds(performance.now() - started)}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Prints what went wrong: one sentence for what we foresaw, the stack for what we did not. @param {unknown} error */
export function report(error) {
  if (error instanceof Error && error.name === 'Trouble') {
    const detail = /** @type {{ detail?: string }} */ (error).detail;
    process.stderr.write(`\n${error.message}\n${detail ? `\n${detail}\n` : ''}`);
    return;
  }
  process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
