from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "colead.web"
    label = "web"

    def ready(self) -> None:
        from allauth.account import signals as account
        from django.contrib.auth.signals import user_logged_in

        from colead.web.account.arrival import note_the_sign_in, say_that_mail_does_not_arrive

        user_logged_in.connect(say_that_mail_does_not_arrive, dispatch_uid="mail does not arrive")
        account.user_logged_in.connect(note_the_sign_in, dispatch_uid="sign-in log")
