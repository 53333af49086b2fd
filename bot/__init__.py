"""The process of the bot and everything Telegram-shaped in it that is not a route."""
