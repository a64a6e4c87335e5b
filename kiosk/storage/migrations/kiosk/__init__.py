"""Steps of the kiosk's database."""
