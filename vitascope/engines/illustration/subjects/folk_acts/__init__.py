"""What people do: postures as keys in time, one table for each sort of action."""
