from django.urls import path

from colead.web.coordinator import agreements

urlpatterns = [
    path("", agreements.agreement_defaults, name="agreement_defaults"),
    path("<slug:code>/", agreements.agreement_default, name="agreement_default"),
]
