"""Benchmarks: this bot beside minimal peers, on one fake Bot API server, compared by CPU per unit of work."""
