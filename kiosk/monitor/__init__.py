"""The fourth layer of the promise: derives it again, from journal and totalisers alone."""
