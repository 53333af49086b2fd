"""Routes of this role."""
