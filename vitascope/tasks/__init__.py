"""The life of a task: created, delivered, attempted, ended, expired."""
