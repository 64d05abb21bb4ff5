"""What makes the weights that ship; nothing of it is in the wheel."""
