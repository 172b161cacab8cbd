import { readdirSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from '../home';
import type { Given } from '../settings';
import type { Suite } from './run';
import { vitestSuite } from './vitest';

/** Where a machine of ours may stand: the whole suite runs in the first, what reckons days and money in the others too. */
export const ZONES = ['UTC', 'Asia/Seoul', 'America/New_York'] as const;

/** Tests of what falls due, is late, is credited or paid out on a day. Plans, deaths and strangers ask for no day. */
const ON_A_DAY = /^(billing|collection|overdue|guarantee|settlement|remittances|endings|leases)[a-z-]*\.test\.ts$/;

const filesOnADay = (): string[] => readdirSync(path.join(cloneFolder, 'tests', 'database'))
  .filter((name) => ON_A_DAY.test(name) && !/plans|faults|killed|ids/.test(name)).map((name) => `tests/database/${name}`);

/** The same days and the same money, wherever the machine stands. */
export const zoneSuites = (env: Given): Suite[] => ZONES.slice(1).flatMap((zone) => {
  const there = { ...env, TZ: zone };
  const label = zone.toLowerCase().replace(/[^a-z]+/g, '-');
  return [
    { name: `unit in ${zone}`, run: () => vitestSuite('unit', there, { label: `unit-${label}` }) },
    { name: `money in ${zone}`, run: () => vitestSuite('database', there, { label: `database-${label}`, files: filesOnADay() }) },
  ];
});
