-- What was sealed stays as it was (9, 11): the row of a delivered contract as well as its document, and nobody empties the files.
CREATE TRIGGER contract_sealed BEFORE UPDATE OR DELETE ON contract FOR EACH ROW
  WHEN (OLD.state = 'DELIVERED') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contract_no_truncate BEFORE TRUNCATE ON contract FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stored_file_no_truncate BEFORE TRUNCATE ON stored_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
