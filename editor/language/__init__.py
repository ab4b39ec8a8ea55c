"""The vocabulary of the Amazon States Language."""
