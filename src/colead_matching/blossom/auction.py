"""Prices that are nearly right, from an auction in which everybody bids for a partner (Bertsekas 1988).

Everyone is a bidder and a prize at once, and may bid for staying alone. What a bidder would gain and
what they cost as a prize add up to a price that covers every edge, and is close to the least that does.
"""

import numpy as np

from colead_matching.blossom.state import NOBODY, Graph, Numbers
from colead_matching.compiling import compiled

FINER = 5
"""How much smaller the least raise becomes from one phase to the next."""


def auctioned_prices(graph: Graph, finest: int) -> Numbers:
    """Returns prices that cover every edge, twice the usual size like the graph's weights.

    The finest raise trades the auction's time against that of the searches that follow.
    """
    count = len(graph.start) - 1
    costs = np.zeros(count, dtype=np.int64)
    raise_by = max(int(graph.weight.max(initial=0)) // 8, finest)
    while True:
        hold(graph, costs, raise_by, np.full(count, NOBODY), np.full(count, NOBODY))
        if raise_by <= finest:
            return gains(graph, costs) + costs
        raise_by = max(raise_by // FINER, finest)


@compiled
def hold(graph: Graph, costs: Numbers, raise_by: int, holder: Numbers, prize: Numbers) -> None:
    """Lets everyone bid until everyone holds a prize; the costs of the prizes rise as they bid."""
    count = len(costs)
    waiting = np.empty(count, np.int64)
    for bidder in range(count):
        waiting[bidder] = count - 1 - bidder
    height = count
    while height > 0:
        bidder = waiting[height - 1]
        height -= 1
        best, second, wanted = -costs[bidder], -costs[bidder] - 4 * raise_by, bidder
        for edge in range(graph.start[bidder], graph.start[bidder + 1]):
            gain = graph.weight[edge] // 2 - costs[graph.target[edge]]
            if gain > best:
                best, second, wanted = gain, best, graph.target[edge]
            elif gain > second:
                second = gain
        costs[wanted] += best - second + raise_by
        outbid = holder[wanted]
        if outbid != NOBODY:
            prize[outbid] = NOBODY
            waiting[height] = outbid
            height += 1
        holder[wanted] = bidder
        prize[bidder] = wanted


@compiled
def gains(graph: Graph, costs: Numbers) -> Numbers:
    """Returns what everyone gains at most at the given costs."""
    most = -costs
    for bidder in range(len(costs)):
        for edge in range(graph.start[bidder], graph.start[bidder + 1]):
            gain = graph.weight[edge] // 2 - costs[graph.target[edge]]
            most[bidder] = max(most[bidder], gain)
    return most
