"""Tests of the engine that runs diffusion models here."""
