"""Sounds of places, weather, animals, people and machines, all made from noise and sines."""
