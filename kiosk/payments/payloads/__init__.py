"""What the codes of payment schemes say: text in, text out, and nobody is asked anything."""
