from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "colead.web"
    label = "web"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from colead.web.account.arrival import say_that_mail_does_not_arrive

        user_logged_in.connect(say_that_mail_does_not_arrive, dispatch_uid="mail does not arrive")
