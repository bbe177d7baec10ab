"""What a document says before it is a document: pure, frozen report models that every surface prints."""
