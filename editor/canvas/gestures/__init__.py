"""What people do with the mouse on the canvas: one small object for each kind of drag."""
