"""One module for each family of flow controllers; none knows of another."""
