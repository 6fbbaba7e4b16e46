from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "colead.learning"
    label = "learning"

    def ready(self) -> None:
        from colead.kernel.mail_samples import show
        from colead.learning.gate import wait_for_training
        from colead.learning.holdings import register_learning
        from colead.learning.keeping import keep_workbooks
        from colead.learning.mail_kinds import register_learning_mail
        from colead.learning.mail_samples import training, workshops
        from colead.pairing.gates import wait_unless

        register_learning()
        register_learning_mail()
        show(training, workshops)
        keep_workbooks()
        wait_unless(wait_for_training)
