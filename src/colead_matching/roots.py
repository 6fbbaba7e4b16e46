"""Whole roots of whole numbers of any size."""


def cube_root(number: int) -> int:
    """Returns the whole cube root, rounded down exactly.

    >>> cube_root(26), cube_root(27), cube_root(2000**3)
    (2, 3, 2000)
    """
    root: int = round(float(number) ** (1 / 3))
    while root**3 > number:
        root -= 1
    while (root + 1) ** 3 <= number:
        root += 1
    return root
