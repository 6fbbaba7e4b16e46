from __future__ import annotations

from django.urls import reverse

from colead.kernel.source import source_archive


def test_everybody_gets_the_source_by_the_link_at_the_foot_of_a_page(client, db):
    page = client.get(reverse("who_sees_what")).content.decode()
    assert f'<a href="{reverse("source")}">' in page
    answer = client.get(reverse("source"))
    assert (answer.headers["Content-Type"], answer.content) == ("application/gzip", source_archive())
