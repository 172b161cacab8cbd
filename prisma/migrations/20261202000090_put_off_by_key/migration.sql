-- What is billed in a deferral is found first, and put off by its key: a join with all invoices would be read anew for every batch of a run.
CREATE OR REPLACE FUNCTION put_off_in_hardship() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found record;
BEGIN
  FOR found IN SELECT a.id, h.until_on FROM hardship_request h JOIN added a ON a.lease_id = h.lease_id
                WHERE h.state = 'GRANTED' AND a.kind = 'INSTALMENT' AND a.billed_on >= h.from_on AND a.billed_on < h.until_on LOOP
    UPDATE invoice SET state = 'DEFERRED', deferred_to = found.until_on, try_on = found.until_on WHERE id = found.id AND state = 'OPEN';
  END LOOP;
  RETURN NULL;
END $$;
