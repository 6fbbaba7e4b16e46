from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "colead.learning"
    label = "learning"

    def ready(self) -> None:
        from colead.learning.gate import wait_for_training
        from colead.learning.holdings import register_learning
        from colead.learning.keeping import keep_workbooks
        from colead.pairing.gates import wait_unless

        register_learning()
        keep_workbooks()
        wait_unless(wait_for_training)
