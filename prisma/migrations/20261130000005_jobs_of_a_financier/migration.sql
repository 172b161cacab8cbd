-- What a financier has answered for good says what is still owed to it: a sweep asks for a call under that key.
ALTER TABLE institution_call ADD COLUMN settled BOOLEAN NOT NULL DEFAULT false;
UPDATE institution_call SET settled = true
 WHERE (status BETWEEN 200 AND 299 AND error IS NULL)
    OR (status BETWEEN 400 AND 499 AND status NOT IN (401, 408, 425, 429) AND error IS DISTINCT FROM 'in-flight');
CREATE INDEX institution_call_key ON institution_call (institution_id, key) WHERE key IS NOT NULL;

-- Versions of events rise by what they are about.
CREATE INDEX "institution_event_institution_id_subject_idx" ON institution_event (institution_id, subject);

-- The sweep's own: what was given back, and what ended, of late.
CREATE INDEX limit_hold_released ON limit_hold (changed_at) WHERE state = 'RELEASED';
CREATE INDEX approval_ended ON approval (ended_at) WHERE status IN ('DECLINED', 'REVOKED');
