"""The best matching of a given graph, with prices that prove it."""

from colead_matching.blossom.best import Matched, best_matching
from colead_matching.blossom.state import Graph, graph_of

__all__ = ["Graph", "Matched", "best_matching", "graph_of"]
