"""The rules of the business: pure values and state machines over the standard library alone."""
