"""Minimal bots as an ordinary good developer would write them. They import nothing of ours."""
