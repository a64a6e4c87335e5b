"""The rails: how money comes in. Nothing else in the product speaks to a provider."""
