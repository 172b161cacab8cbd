import { defineConfig, devices } from '@playwright/test';
import { inheritedEnv } from '@/lib/platform/env';

// The browser and the address come from `npm test` or `npm run e2e`, which serve a build on a database of its own.
const { NEXTAUTH_URL, CHROMIUM_PATH } = inheritedEnv();
const root = process.getuid?.() === 0;

const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, locale: 'ko-KR', timezoneId: 'Asia/Seoul' };
// What is measured in seconds suffers from company: such files run alone, when the others are done, one after the other.
// What looks at all that the others have sealed comes last, whatever became of them.
// The time machine moves the clock of everybody, so whoever walks by it does that when the rest have walked.
const alone = /(newcomer|lighthouse|sealed|lease-life)\.spec\.ts/;

export default defineConfig({
  testDir: 'tests/e2e',
  globalTeardown: './tests/support/after-browser-tests.ts',
  outputDir: 'tests/e2e/results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One demo is walked by all: tests in one file follow each other, files may run side by side.
  workers: 2,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: NEXTAUTH_URL,
    // A navigation through it could not be watched.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: [...(root ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    // What needs to be walked once only says where.
    { name: 'ko-390', testIgnore: alone, grepInvert: /@desk/, use: phone, teardown: 'sealed' },
    { name: 'en-1280', testIgnore: alone, grepInvert: /@phone/, teardown: 'sealed', use: { viewport: { width: 1280, height: 800 }, locale: 'en-US', timezoneId: 'Asia/Seoul' } },
    { name: 'newcomer', testMatch: 'newcomer.spec.ts', dependencies: ['ko-390', 'en-1280'], use: phone },
    { name: 'lighthouse', testMatch: 'lighthouse.spec.ts', dependencies: ['newcomer'] },
    { name: 'life-ko-390', testMatch: 'lease-life.spec.ts', grepInvert: /@desk/, dependencies: ['lighthouse'], use: phone },
    { name: 'life-en-1280', testMatch: 'lease-life.spec.ts', grepInvert: /@phone/, dependencies: ['life-ko-390'], use: { viewport: { width: 1280, height: 800 }, locale: 'en-US', timezoneId: 'Asia/Seoul' } },
    { name: 'sealed', testMatch: 'sealed.spec.ts' },
  ],
});
