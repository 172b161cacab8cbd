import { defineConfig } from '@playwright/test';
import browserTests from '../../playwright.config';

const SIZES = [390, 768, 1280];
const THEMES = ['light', 'dark'] as const;

/** Every screen of the demo as a picture, a project for each width and theme; and in English once. */
export default defineConfig({
  ...browserTests,
  testDir: '.',
  outputDir: '../../shots/.playwright',
  globalTeardown: undefined,
  timeout: 600_000,
  workers: 1,
  retries: 0,
  reporter: [['list'], ['./report.ts']],
  projects: [
    ...SIZES.flatMap((width) => THEMES.map((colorScheme) => ({
      name: `${width}-${colorScheme}`,
      use: { viewport: { width, height: width < 600 ? 844 : 900 }, locale: 'ko-KR', timezoneId: 'Asia/Seoul', colorScheme, deviceScaleFactor: 1 },
    }))),
    { name: '1280-english', use: { viewport: { width: 1280, height: 900 }, locale: 'en-US', timezoneId: 'Asia/Seoul', colorScheme: 'light' as const, deviceScaleFactor: 1 } },
  ],
});
