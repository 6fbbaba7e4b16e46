from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "colead.community"
    label = "community"

    def ready(self) -> None:
        from colead.community.holdings import register_community
        from colead.community.keeping import keep_recognition
        from colead.community.mail_kinds import register_community_mail
        from colead.community.mail_samples import recognition
        from colead.community.template_parts import register_community_parts
        from colead.kernel.mail_samples import show

        register_community()
        register_community_mail()
        register_community_parts()
        keep_recognition()
        show(recognition)
