"""The kiosk's memory: SQLite files that survive a pulled plug. All SQL of the product is here."""
