-- What waits for the desk is found among what is under way, however many returns are done.
CREATE INDEX lease_return_disputed ON lease_return (disputed_at, id) WHERE state = 'DISPUTED';
CREATE INDEX lease_return_sent ON lease_return (shipped_at, id) WHERE state = 'SHIPPED';
