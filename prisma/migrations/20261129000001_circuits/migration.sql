-- What is known of a financier's line: shared by all processes, and still known after a restart.
CREATE TYPE "CircuitState" AS ENUM ('CLOSED', 'OPEN', 'PROBING');

CREATE TABLE institution_circuit (
    institution_id TEXT NOT NULL PRIMARY KEY REFERENCES institution (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    state "CircuitState" NOT NULL DEFAULT 'CLOSED',
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    openings INTEGER NOT NULL DEFAULT 0 CHECK (openings >= 0),
    retry_at TIMESTAMPTZ(3),
    last_error TEXT,
    changed_at TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT circuit_open_until CHECK ((state = 'CLOSED') = (retry_at IS NULL))
);

-- A secret that was replaced is good for a day longer: what is on its way is signed with it.
ALTER TABLE institution ADD COLUMN old_secret_box TEXT, ADD COLUMN old_secret_until TIMESTAMPTZ(3),
    ADD CONSTRAINT institution_old_secret CHECK ((old_secret_box IS NULL) = (old_secret_until IS NULL));

-- A key that was made may be told to everybody before it signs.
ALTER TABLE signing_key ADD COLUMN activated_at TIMESTAMPTZ(3);
UPDATE signing_key SET activated_at = created_at;
ALTER TABLE signing_key ADD CONSTRAINT signing_key_life CHECK (retired_at IS NULL OR activated_at IS NULL OR retired_at >= activated_at);
CREATE UNIQUE INDEX signing_key_one_signs ON signing_key ((true)) WHERE activated_at IS NOT NULL AND retired_at IS NULL;

-- Somebody who may not ask our lenders any more; what was answered stays.
ALTER TABLE tenant_caller ADD COLUMN removed_at TIMESTAMPTZ(3);
