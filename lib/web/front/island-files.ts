import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IslandFiles } from './document.ts';

export const ISLAND_LIST = path.resolve(import.meta.dirname, '../../../.next/islands.json');

/** As the build left them (`build-islands`). */
export const islandFiles = (): IslandFiles => JSON.parse(readFileSync(ISLAND_LIST, 'utf8')) as IslandFiles;
