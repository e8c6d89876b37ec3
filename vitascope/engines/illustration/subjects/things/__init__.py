"""Things of everyday life, by group: one painting function and one line of data each."""
