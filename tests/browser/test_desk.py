"""The main path in a real browser: from a pasted text to decisions that hold."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Article, Attribution, Job, Stage
from claims.tasks import work_off
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORY = """Harbour master Ilse Tarn said on Monday that the bridge at Velm had been closed.

“Nobody was hurt,” Tarn said.

Two officials claimed that the repairs would take a year.

The Orsk Courier put the damage at two million crowns 💶, more than was thought.
"""
SELECT = """([first, last]) => {
  const nodes = [];
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const begin = nodes.find((node) => node.data.includes(first));
  const end = nodes.find((node) => node.data.includes(last));
  const range = document.createRange();
  range.setStart(begin, begin.data.indexOf(first));
  range.setEnd(end, end.data.indexOf(last) + last.length);
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}"""


def paste(desk: Page, text: str = STORY) -> Article:
    """Hand in a text on the first page, and wait until its article has been worked on."""
    desk.get_by_text("Text", exact=True).click()
    desk.get_by_label("Headline").fill("Bridge at Velm closed")
    desk.get_by_label("Text of the article").fill(text)
    desk.get_by_role("button", name="Add", exact=True).click()
    expect(desk.get_by_text("At work:")).to_be_visible()
    work_off()
    expect(desk.get_by_text("At work:")).to_have_count(0)
    return Article.objects.get()


def test_the_main_path(desk: Page) -> None:
    article = paste(desk)
    cards = desk.locator("#cards .fc-card")
    expect(cards.nth(2)).to_be_visible()
    expect(desk.locator("#text .seg.r-content").first).to_be_visible()
    first, second = (attribution_of(cards.nth(place).get_attribute("data-id")) for place in (0, 1))

    desk.keyboard.press("j")
    expect(cards.nth(0)).to_have_class("fc-card s-asserts is-proposed is-on")
    desk.keyboard.press("c")
    expect(cards.nth(0).get_by_text("confirmed").first).to_be_visible()

    desk.keyboard.press("j")
    desk.keyboard.press("x")
    expect(desk.get_by_text("1 removed")).to_be_visible()

    Job.objects.submit(Stage.ATTRIBUTE, article.current_id or 0, article_id=article.pk)
    work_off()
    desk.reload()
    expect(desk.get_by_text("1 removed")).to_be_visible()
    assert state_of(first) == "confirmed"
    assert state_of(second) == "removed"


def test_one_is_added_by_selecting_and_typing(desk: Page) -> None:
    article = paste(desk)
    # from one stretch of the text into another, past a character that is two units long
    desk.evaluate(SELECT, ["the damage", "crowns 💶, more than was thought"])
    desk.keyboard.press("a")
    editor = desk.locator("#editor")
    expect(editor.locator("[data-role=content] .fc-chip")).to_have_text(
        "the damage at two million crowns 💶, more than was thought×"
    )
    editor.locator("#editor-source").press_sequentially("Orsk Courier")
    desk.keyboard.press("Enter")
    editor.locator("#editor-cue").press_sequentially("put")
    desk.keyboard.press("Enter")
    editor.get_by_role("button", name="Save").click()
    expect(editor).to_be_hidden()
    expect(desk.locator("#cards .fc-card.is-on")).to_contain_text("Orsk Courier")

    added = Attribution.objects.get(origin="person")
    anchor = added.anchors.get()
    text = article.current.text if article.current else ""
    assert [text[start:end] for start, end in anchor.content] == [added.content_words]
    assert added.content_words.endswith("crowns 💶, more than was thought")
    assert (added.source_words, added.cue_words) == ("Orsk Courier", "put")


def test_words_selected_with_the_mouse_go_to_the_marked_field(desk: Page) -> None:
    paste(desk)
    desk.keyboard.press("a")
    expect(desk.locator("#editor .is-here")).to_have_attribute("data-role", "content")
    desk.locator("#text .seg.r-cue").first.dblclick()
    expect(desk.locator("#editor [data-role=content] .fc-chip")).to_have_text("said×")
    expect(desk.locator("#editor .is-here")).to_have_attribute("data-role", "source")
    desk.keyboard.press("Escape")
    expect(desk.locator("#editor")).to_be_hidden()


def test_one_is_corrected_by_keyboard(desk: Page) -> None:
    paste(desk)
    desk.keyboard.press("j")
    chosen = attribution_of(desk.locator("#cards .fc-card.is-on").get_attribute("data-id"))
    desk.keyboard.press("e")
    desk.locator("#editor-speaker").fill("Ada Brannock")
    desk.locator("#editor-stance").select_option("denies")
    desk.get_by_role("button", name="Save").press("Enter")
    expect(desk.locator("#cards .fc-card.is-on.is-corrected")).to_contain_text("Ada Brannock")
    corrected = Attribution.objects.get(pk=chosen)
    assert (corrected.stance, corrected.state) == ("denies", "corrected")


def test_words_that_are_not_in_the_text_are_refused(desk: Page) -> None:
    paste(desk)
    desk.keyboard.press("a")
    desk.locator("#editor-content").press_sequentially("no such words")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("alert")).to_have_text("These words are not in the text.")


def test_a_removed_one_is_restored(desk: Page) -> None:
    paste(desk)
    desk.keyboard.press("j")
    desk.keyboard.press("x")
    expect(desk.get_by_text("1 removed")).to_be_visible()
    desk.keyboard.press("u")
    expect(desk.get_by_text("1 removed")).to_have_count(0)
    assert not Attribution.objects.filter(state="removed").exists()


def test_a_card_shows_beside_the_words_for_mouse_and_for_tab(desk: Page) -> None:
    paste(desk)
    card = desk.get_by_role("tooltip")
    desk.locator("#text .seg.r-content").first.hover()
    expect(card).to_contain_text("Ilse Tarn")
    expect(card).to_contain_text("Confidence")
    desk.keyboard.press("Escape")
    expect(card).to_be_hidden()
    desk.locator("#text .fc-mark").nth(1).focus()
    expect(card).to_contain_text("Nobody was hurt")


def test_the_list_is_searched_and_help_is_shown(desk: Page) -> None:
    paste(desk)
    desk.keyboard.press("/")
    desk.keyboard.type("repairs")
    expect(desk.locator("#cards .fc-card:visible")).to_have_count(1)
    desk.keyboard.press("Escape")
    desk.keyboard.press("?")
    expect(desk.get_by_role("heading", name="Keys")).to_be_visible()


def test_a_failure_shows_its_sentence_without_reloading(desk: Page) -> None:
    article = make.make_article()
    job = make.make_job(article=article)
    desk.goto(f"/admin/claims/article/{article.pk}/change/")
    expect(desk.get_by_text("At work:")).to_be_visible()
    Job.objects.filter(pk=job.pk).update(state="failed", error="The page wants a password.")
    expect(desk.get_by_role("alert")).to_contain_text("The page wants a password.")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_no_page_is_wider_than_the_screen(desk: Page, width: int, height: int) -> None:
    attribution = make.make_attribution()
    make.make_appearance(attribution=attribution)
    desk.set_viewport_size({"width": width, "height": height})
    for address in (
        "/admin/",
        f"/admin/claims/article/{attribution.article_id}/change/",
        f"/admin/claims/claim/{attribution.appearances.get().claim_id}/change/",
        f"/admin/claims/source/{attribution.source_id}/change/",
        "/admin/claims/attribution/",
    ):
        desk.goto(address)
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, address


def attribution_of(key: str | None) -> int:
    assert key
    return int(key)


def state_of(pk: int) -> str:
    return Attribution.objects.get(pk=pk).state
