-- A settlement that a financier says it has paid is noted until settlements are matched.
ALTER TYPE "EventOutcome" ADD VALUE 'NOTED';
