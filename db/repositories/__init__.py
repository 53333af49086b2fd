"""One repository for each port: its statements, compiled once, and nothing else."""
