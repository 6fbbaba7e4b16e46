"""Every address that shows a page: whose it is, and the keys in the demo that open it."""

from __future__ import annotations

from typing import NamedTuple


class Shown(NamedTuple):
    """A page by the name of its address, the keys that it takes, what comes after them, and whether it leads on."""

    name: str
    keys: tuple[str, ...] = ()
    query: str = ""
    leads_on: bool = False


def page(text: str) -> Shown:
    """Read `name key key ?query`; a `>` at the end says that it leads on to another address."""
    text, leads_on = text.removesuffix(">"), text.endswith(">")
    address, _, query = text.partition("?")
    name, *keys = address.split()
    return Shown(name, tuple(keys), f"?{query}" if query else "", leads_on)


# By whom each is for; the words after a name stand for keys of the demo.
PAGES = {
    "amara.model@example.org": [
        "published_charter programme",
        "set_up programme", "kit programme", "admission cohort", "week cohort", "compare_cohorts cohort", "plan programme", "save_template programme", "templates", "template business-school",
        "programme_milestones programme", "cohort_badges cohort", "programme_stories programme", "announcements cohort",
        "programmes", "wall programme", "programme programme", "charter programme", "competencies programme",
        "competency competency", "policy programme", "agreement_defaults programme", "agreement_default programme purpose", "team programme", "guides programme", "training_plan programme", "training_module programme role-and-contract", "cohort_training cohort", "briefings cohort", "resources programme", "change_resource resource", "new_module programme", "edit_module programme role-and-contract", "edit_lesson programme role-and-contract not-a-boss", "edit_question programme role-and-contract word", "workshops cohort", "workshop workshop", "guide programme grow", "instruments programme", "instrument programme behaviours-self", "survey_plan programme", "waves cohort", "breaks cohort", "create_cohort programme", "cohort cohort",
        "change_cohort cohort", "roster cohort", "invite cohort", "invitations_progress cohort", "rounds cohort", "round round",
        "round draft", "what_if_round draft", "change_round draft", "compare_rounds draft round", "why_not draft", "figures cohort", "report cohort", "next_time cohort",
        "signals cohort", "signal signal", "signal_policy programme", "partnerships cohort", "hit_rate cohort", "rematch cohort", "partnership_dates partnership",
        "withdraw_invitation asked", "roles asked", "requests school", "round choosing", "round circles", "rounds school", "directory", "directory ?search=nobody-at-all", "new_import", "outbox", "email mail",
    ],
    "eva.measure@example.org": ["evaluation cohort"],
    "vera.listener@example.org": ["conduct_reports", "conduct_report entrusted"],
    "ada.root@example.org": ["read_template", "create_programme", "safeguarding_contacts", "retention", "leavers", "leavers ?search=bo", "leaver bos_account", "import import", "import preview", "mail_samples", "mail_sample kind",
        "installation", "jobs", "settings_read", "audit", "audit ?action=rounds", "sign_in_log", "maintenance_message"],
    "bo.sample@example.org": [
        "peer_home bo", "own_charter bo", "change_pairing partnership", "pause_pairing partnership", "end_pairing partnership",
        "closing_guide partnership", "own_signs partnership", "check_in question", "word bo", "take_leave bo", "helpful helped", "agreement partnership", "agreement_version partnership one", "clause partnership purpose", "meeting meeting", "meeting held", "meeting_time meeting", "next_meeting held",
        "cancel_meeting meeting", "goals", "trainings", "own_workshops", "library", "leaflet DEV", "resource resource", "training_looking_back bo role-and-contract", "refresher bo", "own_briefing bo", "training bo inclusion-and-power", "training_lesson bo role-and-contract not-a-boss", "training_quiz bo role-and-contract", "new_goal", "goal goal", "change_goal goal", "profile bo", "profile_needs bo", "profile_strengths bo",
        "profile_values bo", "profile_talk bo", "profile_week bo", "profile_apart bo", "profile_done bo", "account", "own_picture", "mail_settings", "own_data", "erase_me",
        "news", "announcement said", "stories", "write_story bo", "story story", "told_stories programme",
        "badges", "take_badge bo facilitated",
        "thanks", "milestones bo", "give_thanks chidi", "wall programme", "reflections", "reflection reflection", "reflection gone", "reflection shared", "messages partnership", "edit_message message", "feedback held",
        "meeting_guide meeting", "meetings partnership", "plan_series partnership", "absences bo", "own_calendar",
        "raters asked_of_bo", "development bo", "development_summary bo", "questionnaires", "questionnaire asked_of_bo", "questionnaire_page asked_of_bo one", "questionnaire_end asked_of_bo",
        "account_change_password", "account_email", "account_reauthenticate", "account_logout", "gallery",
    ],
    "gita.mentor@example.org": ["peer_home asked_mentor", "request mentor_question", "profile_places asked_mentor"],
    "hana.learner@example.org": ["choose learner", "ask shown"],
    "ivo.circle@example.org": ["peer_home circled"],
    "zoe.elsewhere@example.org": ["home", "threads"],
    "fola.circle@example.org": ["circles", "circle circle", "meeting gathering", "meeting_guide gathering"],
    "olu.pattern@example.org": ["figures cohort"],
    "": [
        "badge badge", "public_stories programme",
        "report_conduct", "report_mailbox", "account_login", "account_reset_password", "account_reset_password_done", "account_inactive", "account_signup",
        "account_reset_password_from_key uid spent", "account_reset_password_from_key uid reset>",
        "account_reset_password_from_key_done",
        "account_email_verification_sent", "account_confirm_email confirmation", "who_sees_what", "metrics", "briefing_link briefing", "invitation invited",
        "invitation declined", "invitation withdrawn", "first_password accepted", "taps_link taps", "rating peer", "rating_page peer one", "rating_end peer", "survey_link survey", "survey_link_page survey one", "survey_link_end survey", "unsubscribe end",
    ],
}  # fmt: skip

NO_PAGES = {
    "badge_file": "a file",
    "badge_certificate": "a file",
    "badge_issuer": "for machines",
    "badge_key": "for machines",
    "badge_status": "for machines",
    "badge_achievement": "for machines",
    "kit_poster": "a file",
    "training_certificate": "a file",
    "workshop_calendar": "a file",
    "resource_file": "a file",
    "lesson_file": "a file",
    "kit_slides": "a file",
    "template_file": "a file",
    "programme_file": "a file",
    "prometheus": "for machines",
    "audit_csv": "a file",
    "email_html": "the frame inside the mail's page, which is looked at with it; it lets no script in, axe included",
    "mail_sample_html": "the frames inside the page of a kind of e-mail; no script comes in, axe included",
    "portrait": "a file",
    "evaluation_csv": "a file",
    "own_conduct_report": "the mailbox of the report; its journey goes through it",
    "livez": "for machines",
    "readyz": "for machines",
    "meeting_timer": "a part of the meeting's page, asked for again and again",
    "newest_messages": "a part of the thread's page, asked for again and again",
    "unread_messages": "a dot in the bar of every page",
    "export_reflections": "a file",
    "instrument_file": "a file",
    "agreement_pdf": "a file",
    "charter_pdf": "a file",
    "own_charter_pdf": "a file",
    "roster_csv": "a file",
    "meetings_csv": "a file",
    "calendar_feed": "a file",
    "source": "a file",
    "round_csv": "a file",
    "report_pdf": "a file",
    "board_pdf": "a file",
    "report_csv": "a file",
    "round_json": "a file",
    "account_set_password": "leads on to changing the one there is",
    "confirm_invitations": "comes by POST; the journey of the first meeting goes through it",
    "own_invitation": "leads on to the invitation",
    "start": "only while there is nobody; the journey of the first meeting begins there",
}

# Run inside the demo: brings what its story has not yet and prints the keys.
KEYS = """
import json, time
from datetime import timedelta
from django.utils import timezone
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from colead.community.models import Announcement, Badge, StatusSlot, Story, StoryPage
from colead.conduct.models import Report
from colead.kernel.models import OutboxEmail
from colead.kernel.unsubscribe import ending
from colead.learning.links import briefing_token
from colead.pairing.actions import rounds
from colead.pairing.models import Request, Suggestion
from colead.partnerships.actions import agreements, attendance, messages, reflections, requests, signals
from colead.partnerships.actions.reflections import Thoughts
from colead.partnerships.links import taps_token
from colead.partnerships.models import CheckIn, Meeting, Member, Partnership
from colead.people.actions import imports
from colead.people.models import DirectoryImport, Person
from colead.programmes.actions import enrolments
from colead.programmes.links import invitation_token
from colead.programmes.models import Cohort, Enrolment
from colead.surveys.frozen import freeze
from colead.surveys.links import survey_token
from colead.surveys.models import Questionnaire, Rater, Wave
from colead.surveys.rater_links import rater_token

now = timezone.now()
bo = Enrolment.objects.get(person__email="bo.sample@example.org", cohort__programme__name="Leading through change")
amara = Person.objects.get(email="amara.model@example.org")
chidi = Person.objects.get(email="chidi.example@example.org")  # signs in nowhere here, which would spend his link
ada = Person.objects.get(email="ada.root@example.org")
cohort = Cohort.objects.select_related("programme").get(programme__name="Leading through change")
school = Cohort.objects.select_related("programme").get(programme__name="A step ahead")
rounded = Cohort.objects.get(programme__name="Round the table")
mentoring_asked = Request.objects.get(state="open")
chooser = Enrolment.objects.filter(cohort=school, suggestions__isnull=False).exclude(requests_made__isnull=False).first()
for person in (mentoring_asked.asked.person, chooser.person):
    person.set_password("colead demo")
    person.save()
mentor, learner = mentoring_asked.asked, chooser
for one, address in ((mentor, "gita.mentor@example.org"), (learner, "hana.learner@example.org")):
    one.person.email = address
    one.person.save()
circled = Enrolment.objects.filter(cohort=rounded, memberships__isnull=False).exclude(person=chidi).first()
circled.person.set_password("colead demo")
circled.person.email = "ivo.circle@example.org"
circled.person.save()
published = cohort.rounds.get(number=1)
draft = cohort.rounds.filter(number=2).first() or rounds.request(cohort=cohort, by=amara, at=now)
meetings = Meeting.objects.filter(partnership__members__enrolment=bo)
held = meetings.filter(state="held").order_by("starts_at").last()
together = held.partnership
agreements.begin(partnership=together, by=bo.person, at=now)
own = [
    reflections.save(reflection=reflections.begin(enrolment=bo, meeting=None, by=bo.person, at=now), thoughts=Thoughts(word), version=0, by=bo.person, at=now)
    for word in ("I waited.", "I spoke first.")
]
reflections.remove(reflection=own[1], by=bo.person, at=now)
partner = together.members.exclude(enrolment=bo).first().enrolment
theirs = reflections.begin(enrolment=partner, meeting=None, by=partner.person, at=now)
theirs = reflections.save(reflection=theirs, thoughts=Thoughts("I asked."), version=0, by=partner.person, at=now)
theirs = reflections.share(reflection=theirs, partnership=together, by=partner.person, at=now)
message = messages.post(partnership=together, text="See you on **Thursday**.", by=bo.person, at=now)
if not DirectoryImport.objects.filter(file_name="new.csv").exists():
    table = "staff number,name,level,gender\\nN1,Nia New,4,x\\nN2,,nine,y\\n".encode()
    imports.upload(content=table, file_name="new.csv", by=ada, at=now)
until = time.monotonic() + 180
while cohort.rounds.exclude(work_state="done").exists() or DirectoryImport.objects.exclude(work_state="done").exists():
    assert time.monotonic() < until, "the demo's worker has not done the round or the import"
    time.sleep(0.2)  # the demo's own worker does it
helped = requests.ask_for_a_word(enrolment=bo, words="About our hour", by=bo.person, at=now)
signals.write(signal=helped, words="Would Monday suit you?", by=amara, at=now)
word = requests.ask_for_a_word(enrolment=bo, words="And about the format", by=bo.person, at=now)
seat = Member.objects.get(partnership=together, enrolment=bo)
question, _ = CheckIn.objects.get_or_create(member=seat, kind="choice", defaults={"opened_at": now, "closes_at": now + timedelta(days=7)})
preview = DirectoryImport.objects.get(file_name="new.csv")
without = Enrolment.objects.filter(person__email__startswith="invited").order_by("pk")
names = ("invited", "declined", "accepted", "withdrawn")
people = [
    Person.objects.get_or_create(email=f"invited.{n}@example.org", defaults={"name": f"{n.title()} Sample", "created_at": now, "password": "!"})[0]
    for n in names
]
if not without.exists():
    enrolments.invite(cohort=cohort, people=people, by=amara, at=now)
    enrolments.decline(enrolment=without[1], at=now)
    enrolments.accept(enrolment=without[2], at=now)
    enrolments.withdraw(enrolment=without[3], by=amara, at=now)
zoe, _ = Person.objects.get_or_create(email="zoe.elsewhere@example.org", defaults={"name": "Zoe Elsewhere", "created_at": now})
zoe.set_password("colead demo")
zoe.save()
fola, _ = Person.objects.get_or_create(email="fola.circle@example.org", defaults={"name": "Fola Circle", "created_at": now})
fola.set_password("colead demo")
fola.save()
leads, new = Enrolment.objects.get_or_create(
    cohort=cohort, person=fola, defaults={"roles": ["facilitator"], "state": "admitted", "state_since": now, "invited_at": now}
)
if new:
    circle = Partnership.objects.create(cohort=cohort, kind="circle", started_at=now, introduced_at=now)
    others = Enrolment.objects.filter(cohort=cohort, state="admitted").exclude(pk__in=[leads.pk, bo.pk])[:6]
    for place, one in enumerate([*others, leads]):
        role = "facilitator" if one == leads else "peer"
        Member.objects.create(partnership=circle, enrolment=one, position=place, role=role)
    gathering = Meeting.objects.create(
        partnership=circle, number=1, state="planned", starts_at=now, ends_at=now + timedelta(minutes=90), minutes=90,
        calendar_uid="gathering@example.org", created_at=now,
    )
    others[0].person.set_password("colead demo")
    others[0].person.save()
    attendance.note(meeting=gathering, enrolment=others[1].key, presence="missing", by=fola, at=now + timedelta(minutes=1))
gathering = Meeting.objects.get(calendar_uid="gathering@example.org")
wave, _ = Wave.objects.get_or_create(
    cohort=cohort, kind="settling", defaults={"instruments": freeze(cohort, ["behaviours-self", "recommend"], at=now), "opens_at": now - timedelta(days=1), "closes_at": now + timedelta(days=9)},
)
survey, _ = Questionnaire.objects.get_or_create(wave=wave, enrolment=bo, defaults={"asked_at": now, "instruments": wave.instruments})
freeze(cohort, ["behaviours-peer"], at=now)
peer, _ = Rater.objects.get_or_create(questionnaire=survey, asked_at=now, closes_at=now + timedelta(days=21))
address, _ = EmailAddress.objects.get_or_create(user=bo.person, email="bo.new@example.org")
StoryPage.objects.get_or_create(programme=cohort.programme, defaults={"opened_at": now})
held_badge = Badge.objects.filter(enrolment=bo).first() or Badge.objects.create(
    enrolment=bo, kind="took_part", slot=StatusSlot.objects.create(number=1), issued_at=now, expires_at=now + timedelta(days=1095), evidence="I ask first."
)
print(json.dumps({
    "bos_account": bo.person.key, "entrusted": Report.objects.filter(contact__email="vera.listener@example.org").first().key, "programme": cohort.programme.key, "facilitated": "facilitated", "badge": held_badge.key, "said": Announcement.objects.filter(sent_at__isnull=False).first().key, "story": Story.objects.get(enrolment=bo).key, "chidi": partner.key, "competency": cohort.programme.competencies.first().key, "cohort": cohort.key,
    "signal": word.key, "question": question.key, "helped": helped.key, "round": published.key, "goal": bo.goals.first().key, "draft": draft.key, "bo": bo.key, "partnership": together.key, "one": 1, "purpose": "purpose", "grow": "grow", "behaviours-self": "behaviours-self", "business-school": "business-school", "circle": gathering.partnership.key, "gathering": gathering.key, "in_circle": gathering.partnership.members.order_by("position").first().enrolment.person.email, "asked": without[0].key, "held": held.key,
    "reflection": own[0].key, "gone": own[1].key, "shared": theirs.key, "message": message.key,
    "meeting": meetings.filter(state="planned").earliest("starts_at").key, "mail": OutboxEmail.objects.first().key,
    "import": DirectoryImport.objects.filter(state="applied").first().key, "preview": preview.key,
    "school": school.key, "choosing": school.rounds.get().key, "asked_mentor": mentor.key, "learner": learner.key,
    "mentor_question": mentoring_asked.key, "shown": Suggestion.objects.filter(enrolment=learner).first().key,
    "circles": rounded.rounds.get().key, "circled": circled.key,
    "uid": user_pk_to_url_str(chidi), "reset": default_token_generator.make_token(chidi), "spent": "spent-long-ago",
    "confirmation": EmailConfirmationHMAC(address).key,
    **{name: invitation_token(one, at=now) for name, one in zip(names, without)},
    "briefing": briefing_token(cohort, "manager", at=now), "workshop": cohort.workshops.latest("starts_at").key, "resource": cohort.programme.resources.first().key, "word": "word", "DEV": "DEV",
    **{word: word for word in ("role-and-contract", "inclusion-and-power", "not-a-boss")},
    "kind": "partnerships.planned", "end": ending("partnerships.agreement_agreed", bo.person.key, at=now).split("/u/")[1].strip("/"),
    "peer": rater_token(peer, at=now), "asked_of_bo": survey.key, "survey": survey_token(survey, at=now),
    "taps": taps_token(held, Member.objects.get(partnership=held.partnership, enrolment=bo), at=now),
}))
"""
