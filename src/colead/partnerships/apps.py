from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "colead.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        from colead.kernel.mail_samples import show
        from colead.kernel.mailbox import read_by
        from colead.kernel.nudges import answered_by
        from colead.partnerships.actions import lines
        from colead.partnerships.actions.calendar_replies import take
        from colead.partnerships.answers import last_act, last_act_on_goals
        from colead.partnerships.holdings import register_partnerships
        from colead.partnerships.keeping import keep_content
        from colead.partnerships.life_mail_samples import care, endings
        from colead.partnerships.mail_kinds import register_partnerships_mail
        from colead.partnerships.mail_samples import agreements, goals, meetings, words
        from colead.partnerships.meeting_holdings import register_meetings
        from colead.partnerships.template_parts import register_partnership_parts
        from colead.people.consequences import register_consequence

        register_partnership_parts()
        show(agreements, goals, meetings, words, endings, care)
        register_partnerships()
        register_meetings()
        register_consequence(lines.foresee, lines.follow)
        register_partnerships_mail()
        answered_by(last_act)
        answered_by(last_act_on_goals)
        read_by("text/calendar", take)
        keep_content()
