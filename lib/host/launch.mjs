// The first step of every command. Plain JavaScript: it runs on the system's Node (20.19 or later)
// with nothing installed, installs, and hands over to the locked Node 24 for the rest.
// (It reads process.env itself, because lib/platform/env.ts cannot be loaded yet.)
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchAncestors } from './launch/ancestors.mjs';
import { install } from './launch/install.mjs';
import { Trouble, report } from './launch/steps.mjs';

const clone = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Trouble(`This is Node.js ${process.versions.node}; Dalmada needs 20.19 or later. Install a newer one from nodejs.org, then try again.`);
}

function lockedNode() {
  const file = path.join(clone, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Trouble('Node 24 was not installed with the packages (are install scripts blocked?). Allow them with: npm install-scripts approve node, or use Node 24 yourself.');
}

/** Runs the command on Node 24 and passes on what happens to us. @param {string[]} args */
function handOver(args) {
  const node = lockedNode();
  const child = spawn(node, ['--import', 'tsx', path.join(clone, 'lib', 'host', 'cli.ts'), ...args], {
    cwd: clone,
    // The channel closes when we are killed: the child then stops what it started.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: [path.dirname(node), path.join(clone, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter) },
  });
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  watchAncestors(() => child.kill('SIGTERM'));
  child.once('error', (error) => { report(error); process.exitCode = 1; });
  child.once('exit', (code, signal) => { process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1); });
}

// A terminal that was closed cannot be written to; what we started is stopped all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  checkNode();
  await install(clone);
  handOver(process.argv.slice(2));
} catch (error) {
  report(error);
  process.exitCode = 1;
}
