from django.apps import AppConfig


class PairingConfig(AppConfig):
    name = "colead.pairing"
    label = "pairing"

    def ready(self) -> None:
        from colead.kernel.mail_samples import show
        from colead.pairing.holdings import register_pairing
        from colead.pairing.keeping import keep_profiles
        from colead.pairing.mail_kinds import register_pairing_mail
        from colead.pairing.mail_samples import choosing, profiles
        from colead.pairing.template_part import register_pairing_part

        show(choosing, profiles)
        register_pairing()
        register_pairing_part()
        register_pairing_mail()
        keep_profiles()
