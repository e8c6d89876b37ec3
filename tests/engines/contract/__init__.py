"""The contract suite: what every engine promises, held against each of them in its real process.

``cases`` says which engines; ``promises`` what they promise; ``rig`` runs them; ``witness`` goes
along in the engine's process. To hold an engine of your own against it, see
docs/writing-an-engine.md.
"""
