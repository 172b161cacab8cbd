import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Trouble, step } from './steps.mjs';

/** @param {string} clone */
function lockHash(clone) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\0`);
  return hash.update(readFileSync(path.join(clone, 'package-lock.json'))).digest('hex');
}

/** Whether what somebody installed by hand is what the lock file says. @param {string} clone */
function installedByHand(clone) {
  const file = path.join(clone, 'node_modules', '.package-lock.json');
  if (!existsSync(file)) return false;
  const present = JSON.parse(readFileSync(file, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(clone, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([name, entry]) => name === '' || entry.optional || entry.link || entry.devOptional
    || present[name]?.version === entry.version);
}

/**
 * The program of that name outside node_modules: `npm run` puts node_modules/.bin first on the
 * path, and installing deletes what stands there.
 * @param {string} name
 */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'));
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of folders) {
    for (const file of names.map((each) => path.join(folder, each))) if (existsSync(file)) return { file, path: folders.join(path.delimiter) };
  }
  throw new Trouble(`There is no ${name} on the path. Install Node.js 20.19 or later with npm (nodejs.org), then try again.`);
}

/** Runs npm in a folder, everything it says into `log`. @param {string[]} command @param {string} folder @param {string} log @returns {Promise<number>} */
export function npm(command, folder, log) {
  const program = onPath('npm');
  const output = createWriteStream(log);
  return new Promise((resolve, reject) => {
    const child = spawn(program.file, [...command, '--no-audit', '--no-fund', '--loglevel=http'], {
      cwd: folder,
      // Development packages too: the build and the tests need them, whatever NODE_ENV says.
      env: { ...process.env, PATH: program.path, NODE_ENV: '', npm_config_omit: '', npm_config_include: 'dev' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    child.once('error', reject);
    child.once('close', (code) => output.end(() => resolve(code ?? 1)));
  });
}

/** The end of npm's log without its list of fetched files. @param {string} log */
function complaint(log) {
  return readFileSync(log, 'utf8').split('\n').filter((line) => !line.startsWith('npm http') && line.trim() !== '').slice(-20).join('\n');
}

/** Installs the locked packages unless they are there. @param {string} clone */
export async function install(clone) {
  const mark = path.join(clone, 'node_modules', '.dalmada-installed');
  const hash = lockHash(clone);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  if (installedByHand(clone)) return writeFileSync(mark, hash);
  const log = path.join(clone, '.data', 'install.log');
  await step('Installing packages (the first time takes a minute or two)', async () => {
    try {
      mkdirSync(path.dirname(log), { recursive: true });
    } catch (error) {
      throw new Trouble(`Cannot write to ${clone} (${/** @type {NodeJS.ErrnoException} */ (error).code}). Clone into a folder that you own, or run as its owner.`);
    }
    let code = await npm(['ci'], clone, log);
    // `npm ci` also wants every optional package of every other platform in the lock file, and a
    // registry need not have them all; `npm install` takes the same locked versions without them.
    if (code !== 0) code = await npm(['install', '--no-save'], clone, log);
    if (code !== 0) throw new Trouble(`npm could not install the packages. Its whole log is in ${log}; the end of it:`, complaint(log));
  });
  return writeFileSync(mark, hash);
}
