import path from 'node:path';
import { run as browserTests } from './e2e';

/** `npm run shots -- [--project 390-light]`: every screen of the demo as a picture in `shots/`, looked at by axe on the way. */
export const run = (args: string[]): Promise<number> => browserTests(['--config', path.join('tests', 'shots', 'playwright.config.ts'), ...args]);
