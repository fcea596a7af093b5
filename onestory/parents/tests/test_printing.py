"""Letters on paper: one PDF a batch, the same when drawn again, and told once they are posted."""

from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint import HTML

from onestory.parents import actions
from onestory.parents.actions import printing
from onestory.parents.models import Batch, Campaign, Notice, Told
from onestory.parents.queries import campaign as standing_of
from onestory.parents.tests import world
from onestory.parents.tests.world import begun, child, families, parent, rule
from onestory.people.models import SourceRecord
from onestory.sharing.kinds import Refused
from onestory.sharing.models import AuditRow, Sent
from onestory.web.printing import OurFilesOnly, document

pytestmark = pytest.mark.usefixtures("ashwater")


@pytest.fixture
def campaign() -> Campaign:
    """Three families, whose letters wait to be printed."""
    families(3)
    one = begun()
    actions.send(one, None)
    return one


@pytest.fixture(autouse=True)
def readable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same template drawn as HTML, whose words can be read; one test below draws the PDF."""
    drawn_as_html = lambda *named, **values: document(*named, **values).encode()  # noqa: E731
    monkeypatch.setattr("onestory.web.printing.pdf", drawn_as_html)


def words_of(drawn: bytes) -> list[str]:
    """The text of each letter."""
    return drawn.decode().split('<article class="letter">')[1:]


def batch(campaign: Campaign) -> int:
    return actions.make_batch(campaign_id=campaign.pk, by=world.reader()).number


def drawn(campaign: Campaign, number: int = 1) -> bytes:
    return actions.draw_batch(campaign_id=campaign.pk, number=number, by=world.reader())


def posted(campaign: Campaign, number: int = 1) -> int:
    return actions.posted(campaign_id=campaign.pk, number=number, on=world.TODAY, by=world.reader())


def test_a_batch_is_one_pdf_with_a_letter_a_family(campaign: Campaign) -> None:
    batch(campaign)
    pages = words_of(drawn(campaign))
    assert len(pages) == 3
    for number, page in enumerate(pages):
        assert f"{number + 1} Alder Road" in page
        assert sum(f"{other} Alder Road" in page for other in (1, 2, 3)) == 1
        assert Notice.objects.get(number=number + 1).reference in page


def test_a_letter_is_a_page_and_its_address_stands_in_the_window(campaign: Campaign) -> None:
    """A DL envelope shows from 12 to 54 mm of a sheet folded in three, and from 20 mm on the left."""
    batch(campaign)
    page = HTML(string=drawn(campaign).decode(), url_fetcher=OurFilesOnly()).render().pages
    assert len(page) == 3
    (address,) = [box for box in _boxes(page[0]._page_box) if _is(box, "address")]
    assert mm(address.position_x) >= 20
    assert 40 <= mm(address.position_y) <= 50


def _is(box: Any, name: str) -> bool:
    element = getattr(box, "element", None)
    return element is not None and element.get("class") == name and type(box).__name__ == "BlockBox"


def mm(pixels: float) -> float:
    return pixels * 25.4 / 96


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for inner in getattr(box, "children", ()):
        yield from _boxes(inner)


def test_drawn_again_it_is_the_same_letters_and_nobody_is_told_before_they_are_posted(
    campaign: Campaign,
) -> None:
    batch(campaign)
    first, again = words_of(drawn(campaign)), words_of(drawn(campaign))
    assert first == again
    assert world.states(campaign) == ["printed"] * 3
    assert not Told.objects.exists()


def test_posted_their_families_are_told_and_the_campaign_is_finished(campaign: Campaign) -> None:
    batch(campaign)
    drawn(campaign)
    assert posted(campaign) == 3
    assert world.states(campaign) == ["sent"] * 3
    assert Told.objects.filter(part="adult").count() == 3
    assert standing_of(campaign.pk).state == "finished"


def test_a_batch_is_posted_once_and_never_printed_after(campaign: Campaign) -> None:
    batch(campaign)
    drawn(campaign)
    posted(campaign)
    for deed in (drawn, posted):
        with pytest.raises(Refused, match="no batch 1 that waits"):
            deed(campaign)


def test_what_changed_between_two_drawings_is_left_out_for_good(campaign: Campaign) -> None:
    batch(campaign)
    drawn(campaign)
    hidden = Notice.objects.get(number=2).addressees.get().person_id
    SourceRecord.objects.filter(pk=hidden).update(address_hidden=True)
    assert len(words_of(drawn(campaign))) == 2
    SourceRecord.objects.filter(pk=hidden).update(address_hidden=False)
    assert len(words_of(drawn(campaign))) == 2
    assert posted(campaign) == 2
    assert world.states(campaign) == ["sent", "held", "sent"]


def test_a_letter_that_named_two_is_not_drawn_again_for_one_of_them() -> None:
    """Both may already lie in an envelope: one of the two would be written to twice."""
    one = child()
    parent(one)
    father = parent(one, kind="father", forename="Emeka")
    campaign = begun()
    actions.send(campaign, None)
    batch(campaign)
    assert "Ngozi Okafor and Emeka Okafor" in words_of(drawn(campaign))[0]
    rule(father, "forbidden", "letter")
    with pytest.raises(Refused, match="No letter of this batch"):
        drawn(campaign)


def test_a_long_list_is_printed_in_batches_and_each_letter_is_in_one(
    campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "LETTERS_IN_A_BATCH", 2)
    assert (batch(campaign), batch(campaign)) == (1, 2)
    with pytest.raises(Refused, match="No letter waits"):
        batch(campaign)
    pages = [page for number in (1, 2) for page in words_of(drawn(campaign, number))]
    assert len(pages) == 3
    assert Batch.objects.count() == 2


def test_what_was_never_drawn_is_not_told_when_its_batch_is_posted(campaign: Campaign) -> None:
    batch(campaign)
    assert posted(campaign) == 0
    assert world.states(campaign) == ["made"] * 3
    assert batch(campaign) == 2


def test_printing_is_written_down_with_whose_address_left(campaign: Campaign) -> None:
    batch(campaign)
    drawn(campaign)
    named = sorted(Notice.objects.values_list("addressees__person", flat=True))
    assert sorted(AuditRow.objects.get(action="print").people) == named
    assert (Sent.objects.get().how, sorted(Sent.objects.get().people)) == ("print", named)


def test_parents_who_live_apart_do_not_learn_each_others_address() -> None:
    one = child()
    parent(one)
    parent(one, kind="father", responsible=True, forename="Declan", **world.ELSEWHERE)
    campaign = begun()
    actions.send(campaign, None)
    batch(campaign)
    hers, his = words_of(drawn(campaign))
    assert "Mill Lane" in hers
    assert "Weir Road" not in hers
    assert "Declan" not in hers
    assert "Weir Road" in his
    assert "Mill Lane" not in his


def test_only_paper_is_put_together_where_notify_sends(notify: object) -> None:
    families(1)
    campaign = begun(**world.BY_NOTIFY)
    with pytest.raises(Refused, match="not being sent"):
        batch(campaign)
