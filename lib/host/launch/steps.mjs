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
 * Runs `work` and prints its name at once, then what came of it and how long it took. `work` may
 * note a short text ("unchanged"). On a terminal the time runs while one waits.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = performance.now();
  const live = process.stdout.isTTY === true;
  let note = '';
  const time = () => seconds(performance.now() - started);
  const line = () => `  ${name}${note && ` · ${note}`}`.padEnd(WIDTH);
  const draw = () => process.stdout.write(`\r\u001b[2K${line()} ${time().padStart(8)}`);
  /** @param {string} end */
  const finish = (end) => process.stdout.write(live ? `\r\u001b[2K${line()} ${end}\n` : `${line().slice(name.length + 2)} ${end}\n`);
  if (live) draw();
  else process.stdout.write(`  ${name}`);
  const timer = live ? setInterval(draw, 200) : undefined;
  try {
    const result = await work((text) => { note = text; });
    finish(time().padStart(8));
    return result;
  } catch (error) {
    finish(`failed after ${time()}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Prints what went wrong: one sentence for what we foresaw, the stack for what we did not. @param {unknown} error @returns {void} */
export function report(error) {
  if (error instanceof Error && error.name === 'Trouble') {
    const detail = /** @type {{ detail?: string }} */ (error).detail;
    return void process.stderr.write(`\n${error.message}\n${detail ? `\n${detail}\n` : ''}`);
  }
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (path && code === 'ENOSPC') return void process.stderr.write(`\nThe disk is full: ${path} cannot be written. Make room, then try again.\n`);
  if (path && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')) {
    return void process.stderr.write(`\nThis user may not use ${path} (${code}). Give it the right to, or run as the user who owns the clone.\n`);
  }
  process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
