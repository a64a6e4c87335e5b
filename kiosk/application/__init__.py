"""What the kiosk does: one core, fed from one mailbox, and the workers that carry out its word."""
