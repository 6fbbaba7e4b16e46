from django.apps import AppConfig
from django.conf import settings


class KernelConfig(AppConfig):
    name = "colead.kernel"
    label = "kernel"

    def ready(self) -> None:
        from colead.kernel.bounces import REPORT, read_bounce
        from colead.kernel.digest_kinds import register_digests
        from colead.kernel.holdings import register_kernel
        from colead.kernel.keeping import keep_kernel
        from colead.kernel.logs import configure_logs
        from colead.kernel.mailbox import read_by

        configure_logs(machine_readable=settings.PRODUCTION)
        register_kernel()
        keep_kernel()
        register_digests()
        read_by(REPORT, read_bounce)
