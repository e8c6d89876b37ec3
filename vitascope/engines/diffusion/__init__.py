"""Diffusion models on this machine's GPU, through diffusers (extra ``gpu``)."""
