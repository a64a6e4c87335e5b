"""New Era pumps in safe mode: the driver, and what their profiles say."""
