"""What every route is given: who acts, in which language, which button or label it was."""
