"""The annual review as Markdown."""

from __future__ import annotations

from ncp.report.markdown import render
from ncp.report.review_incidents import OUTCOMES, IncidentWords
from ncp.report.review_proposals import ProposalWords
from ncp.report.review_words import ReviewWords
from ncp.review.review import Review
from ncp.text import Phrases


def render_review(review: Review, say: Phrases) -> str:
    """The whole report in one language."""
    words = ReviewWords(review, say)
    return render(
        "review.md.j2",
        say=say,
        review=review,
        words=words,
        incidents=IncidentWords(review.inputs.records, words.wording_now),
        proposals=ProposalWords(words),
        outcomes=OUTCOMES,
    )


def proposal_files(review: Review, say: Phrases) -> list[tuple[str, str]]:
    """A file for each proposal: name and text, in the order of the report."""
    words = ProposalWords(ReviewWords(review, say))
    return [words.stub(number, proposal) for number, proposal in enumerate(review.proposals, 1)]
