from django.urls import path

from colead.web.peer import agreement

urlpatterns = [
    path("", agreement.agreement, name="agreement"),
    path("begin/", agreement.begin_agreement, name="begin_agreement"),
    path("sign/", agreement.sign_agreement, name="sign_agreement"),
    path("sign/undo/", agreement.unsign_agreement, name="unsign_agreement"),
    path("discard/", agreement.discard_agreement, name="discard_agreement"),
    path("clauses/<slug:code>/", agreement.clause, name="clause"),
    path("versions/<int:number>/", agreement.agreement_version, name="agreement_version"),
    path("versions/<int:number>/pdf/", agreement.agreement_pdf, name="agreement_pdf"),
]
