import { afterAll } from 'vitest';
import { dropTestDatabases } from './database';

// After every database test file: no row may break an invariant, and no database stays.
afterAll(dropTestDatabases);
