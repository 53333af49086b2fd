"""Routes: read the update, call one use case, return a Screen. Nothing here sends or opens a session."""
