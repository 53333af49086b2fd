"""A Telegram Bot API server on this machine, with people who can write to a bot: no token, no network."""
