from django.urls import include, path

from colead.web.operator import contacts, mail_samples, outbox

urlpatterns = [
    path("conduct/contacts/", contacts.safeguarding_contacts, name="safeguarding_contacts"),
    path(
        "conduct/contacts/<slug:key>/withdraw/",
        contacts.withdraw_safeguarding_contact,
        name="withdraw_safeguarding_contact",
    ),
    path("", include("colead.web.operator.installation_urls")),
    path("emails/", outbox.outbox, name="outbox"),
    path("emails/kinds/", mail_samples.mail_samples, name="mail_samples"),
    path("emails/kinds/<str:kind>/", mail_samples.mail_sample, name="mail_sample"),
    path(
        "emails/kinds/<str:kind>/<int:place>/<slug:scheme>/",
        mail_samples.mail_sample_html,
        name="mail_sample_html",
    ),
    path("emails/<slug:key>/", outbox.email, name="email"),
    path("emails/<slug:key>/html/", outbox.email_html, name="email_html"),
]
