"""What the state publishes and every installation ships with: the territory of Ukraine."""
