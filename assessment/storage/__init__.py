"""Records in and out of the database: tables derived from records, one transaction per service call, the journal."""
