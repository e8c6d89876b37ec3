"""Tests of the adapters, each against a provider that speaks its wire form over real HTTP."""
