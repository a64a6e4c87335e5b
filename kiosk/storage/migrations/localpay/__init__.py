"""Steps of the embedded payment page's file."""
