"""Pure: a domain object in, text and keyboard together out."""
