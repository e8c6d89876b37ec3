"""Tests of the engines and of what runs them."""
