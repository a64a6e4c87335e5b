"""What a screen may know and ask: snapshots out, commands in, as lines of JSON on a socket."""
