import { spawnSync } from 'node:child_process';
import type { Given } from '../settings';

/**
 * Other people's readers: of PDF, which say what they think of a sealed contract, with what tells them whom to trust; and of
 * XML, which holds a file for the bank against its schema. As commands, and as Debian's packages.
 */
const COMMANDS = ['pdfsig', 'pdftotext', 'qpdf', 'certutil', 'xmllint'];
const PACKAGES = ['poppler-utils', 'qpdf', 'libnss3-tools', 'libxml2-utils'];

const missing = () => COMMANDS.filter((command) => spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 30_000 }).error !== undefined);
const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

/** Installs them where they are missing and that may be done. @returns what to tell: without them their tests are left out */
export function ensureReaders(given: Given): string {
  if (missing().length === 0) return `${COMMANDS.join(', ')} are there`;
  if (mayInstall()) {
    const env = { ...given, DEBIAN_FRONTEND: 'noninteractive' } as unknown as NodeJS.ProcessEnv;
    spawnSync('apt-get', ['update'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], { stdio: 'ignore', env });
  }
  const still = missing();
  return still.length === 0 ? 'installed' : `without ${still.join(' and ')}, which are not asked: install ${PACKAGES.join(' and ')} (Debian, Ubuntu), or poppler, qpdf, nss and libxml2 (Homebrew)`;
}
