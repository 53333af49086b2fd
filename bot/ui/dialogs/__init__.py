"""The words of every form and the one way to show a question."""
