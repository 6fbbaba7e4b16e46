"""`colead match`: people, graphs and preference lists in, a checkable matching out."""
