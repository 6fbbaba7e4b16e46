from __future__ import annotations

import re

from django.urls import reverse


def test_nothing_private_is_promised_to_anybody_but_the_pair(client, db):
    page = client.get(reverse("who_sees_what")).content.decode()
    rows = {
        re.sub(r"<.*?>", "", head): re.findall(r"<td[^>]*>(.*?)</td>", cells)
        for head, cells in re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', page)
    }
    yes_no = {"yes": True, "no": False}
    assert [yes_no[word] for word in rows["Worksheets"]] == [True, True, False, False, False]
    assert [yes_no[word] for word in rows["The sentences you write about them"]] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [yes_no[word] for word in rows["With whom you would rather not be paired"]] == [True, *[False] * 4]
    assert {len(cells) for cells in rows.values()} == {5}
