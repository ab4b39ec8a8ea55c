"""The program in a real window, as processes of their own that print what they measured."""
