"""The one sender: from letters that are committed to Telegram, in order, at the pace that Telegram allows."""
