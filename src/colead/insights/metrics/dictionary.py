"""The metric dictionary: every figure has one definition here, and links to it wherever it is shown."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.insights.metrics import (
    answers,
    contact,
    learning,
    participation,
    recognition,
    staying,
    words_said,
)
from colead.insights.metrics.metric import Kind, Metric

LEVELS = {
    0: _("What was done"), 1: _("How it was felt"), 2: _("What was learned"), 3: _("What is done differently"),
    4: _("What it led to"),
}  # fmt: skip

METRICS = (
    Metric(
        "reach", _("Reach"), _("Of those invited, who came?"),
        _("people who said yes, whatever became of it"), _("people invited"),
        _("Invitations that were taken back before they were answered."), rows=participation.reach,
    ),
    Metric(
        "coverage", _("Match coverage"), _("Who had a partner in time?"),
        _("people who had a partner within 14 days of being admitted"), _("people admitted at least 14 days ago"),
        _("People who only facilitate, and people admitted in the last 14 days."), rows=participation.coverage,
    ),
    Metric(
        "attendance", _("Attendance"), _("When an hour was planned, were people there?"),
        _("seats in meetings in which the person was there"),
        _("seats in meetings whose time has come; a meeting cancelled less than 24 hours before counts as missed"),
        _("Meetings cancelled earlier than that, meetings of which nobody has said whether they were held, and pauses."),
        rows=contact.attendance,
    ),
    Metric(
        "completion", _("Session completion"), _("Did as many meetings take place as the programme planned?"),
        _("meetings held by the word of anybody who was to be there, at most as many as were planned for the partnership"),
        _("meetings that the cadence gives each partnership until today"),
        _("Intervals in which people paused or were away. Where partners do not agree whether they met, it is not counted as held."),
        rows=contact.completion,
    ),
    Metric(
        "regular_contact", _("Pairs in regular contact"), _("Which partnerships meet at their own rhythm?"),
        _("partnerships that met in at least 80 per cent of their intervals, each one and a half times their cadence"),
        _("active partnerships that are at least two intervals old"),
        _("Younger partnerships, and intervals in which they paused or were away."), rows=contact.regular_contact,
    ),
    Metric(
        "programme_retention", _("Staying in the programme"), _("How many are still there as time goes by?"),
        _("people who have neither left nor seen their last partnership end early"),
        _("people admitted, each from their day on"),
        _("People whose time has not begun. Who found a new partner goes on to be counted; the planned end is no leaving."),
        kind=Kind.STAYING, rows=staying.programme_retention, source="Kaplan & Meier (1958)",
    ),
    Metric(
        "employee_retention", _("Staying with the organisation"), _("How many of them still work here as time goes by?"),
        _("people whose last day, by the directory, has not come"), _("people admitted, each from their day on"),
        _("People who are not in the directory. The directory does not say whether somebody wanted to leave."),
        kind=Kind.STAYING, level=4, rows=staying.employee_retention, source="Kaplan & Meier (1958)",
    ),
    Metric(
        "goal_attainment", _("Goals met"), _("Did people reach what they wanted to reach?"),
        _("goals that stand at step 3 or above on their owner’s own five-step scale, or are marked as met"),
        _("goals set"), _("Nothing; goals that were let go count as set."), level=3, rows=words_said.goal_attainment,
        is_answer=True, source=_("Goal-attainment scaling: Kiresuk & Sherman (1968)"),
    ),
    Metric(
        "topics", _("What the meetings were about"), _("Which competencies do people work on?"),
        _("taps after a meeting that name a competency"), _("taps after meetings that were held and name any"),
        _("Taps without a topic, and topics that are no longer in the programme’s list."),
        kind=Kind.KINDS, level=2, rows=words_said.topics, is_answer=True,
    ),
    Metric(
        "thanks", _("Thanks"), _("Do people tell each other what helped?"),
        _("people who have thanked somebody, or been thanked"), _("people taking part, pausing or completed"),
        _("Everybody who has left. What was written, to whom and how often is not counted."), level=1,
        rows=recognition.thanks, is_answer=True,
    ),
    Metric(
        "competency_change", _("Change in competencies"), _("Do people see themselves differently than before?"),
        _("the mean difference between before matching and the last wave that is over, on each scale, with its interval"),
        _("people who answered every scale in both waves"),
        _("People who answered one of the two, or left a scale out. Those who stopped answering may have fared otherwise."),
        kind=Kind.CHANGE, level=2, rows=answers.competency_change, is_answer=True,
        source=_("Paired t interval: Student (1908); size of change: Lakens (2013), with Efron’s (1987) interval"),
    ),
    Metric(
        "job_satisfaction", _("Change in job satisfaction"), _("Are people more content with their work than before?"),
        _("the mean difference between before matching and the last wave that is over, with its interval"),
        _("people who answered all of it in both waves"),
        _("People who answered one of the two. Those who stopped answering may have fared otherwise."),
        kind=Kind.CHANGE, level=4, rows=answers.job_satisfaction, is_answer=True,
        source=_("Paired t interval: Student (1908); size of change: Lakens (2013), with Efron’s (1987) interval"),
    ),
    Metric(
        "recommend", _("Recommend score"), _("Would people recommend the programme?"),
        _("those who answered 9 or 10, less those who answered 0 to 6"), _("people who answered"),
        _("Nobody who answered; the distribution stands beside it."), kind=Kind.SCORE, level=1,
        rows=answers.recommend, is_answer=True, source=_("Adjusted Wald interval: Rocks (2016)"),
    ),
    Metric(
        "response_rate", _("Response rate"), _("How many of those asked have answered?"),
        _("people who handed their answers in"), _("people who were asked in the last wave that is over"),
        _("Nobody who was asked."), rows=answers.response_rate, is_answer=True, source=_("In the manner of AAPOR’s response rate 1"),
    ),
    Metric(
        "training_quality", _("Quality of the training"), _("Did the training help people to begin?"),
        _("modules that somebody rated at 4 or above, of 5, in the mean of four questions"),
        _("modules that somebody finished and rated"), _("Modules that were finished and not rated."), level=1,
        rows=learning.training_quality, is_answer=True,
    ),
    Metric(
        "training_gain", _("Surer after training"), _("Do people trust themselves to do more than before a module?"),
        _("modules after which somebody rates the same skills higher than before"),
        _("modules before and after which somebody rated the same skills"),
        _("Modules rated once. People tend to rate themselves higher after any training."), level=2,
        rows=learning.training_gain, is_answer=True,
    ),
    Metric(
        "promotion_rate", _("Promotions"), _("How often were people promoted?"),
        _("promotions"), _("person-years at risk"), _("People who could not be promoted in that time."), level=4,
        gap=_("Needs promotions from the personnel system, of participants and of similar colleagues, by pseudonym."),
    ),
)  # fmt: skip

BY_CODE = {metric.code: metric for metric in METRICS}
COUNTED = tuple(metric for metric in METRICS if metric.rows)
