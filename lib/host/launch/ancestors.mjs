import { readFileSync } from 'node:fs';

/** @param {number} pid */
function linuxProcess(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { parent: Number(fields[1]), began: fields[19], command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return null;
  }
}

/** `npm run` starts us through a shell, which outlives npm when npm is killed. @param {number} parent */
function npmAbove(parent) {
  const shell = linuxProcess(parent);
  if (!shell || shell.command.startsWith('npm')) return null;
  const above = linuxProcess(shell.parent);
  return above?.command.startsWith('npm') ? { pid: shell.parent, began: above.began } : null;
}

/**
 * Calls `lost` once when the process that started us is gone (kill -9 of npm or of its shell), so
 * that nothing we started stays behind without anybody to stop it.
 * @param {() => void} lost
 */
export function watchAncestors(lost) {
  const parent = process.ppid;
  const npm = process.platform === 'linux' ? npmAbove(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || linuxProcess(npm.pid)?.began === npm.began)) return;
    clearInterval(timer);
    lost();
  }, 500);
  timer.unref();
}
