"""The screen: a process of its own that shows snapshots and sends commands, and owns nothing."""
