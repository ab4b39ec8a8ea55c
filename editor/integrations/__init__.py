"""What a Task's Resource can be."""
