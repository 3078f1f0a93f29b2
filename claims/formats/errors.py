"""What can be wrong with a document, as one tree. Reading it again never helps.

FormatError
+-- Empty             nothing in it
+-- NotText           binary
+-- TooLarge          beyond the cap of its parser
+-- TooDeep           nested beyond the cap of its parser
+-- LoginPage         a form where the article should be
+-- Paywall           the beginning of an article, the rest against payment
+-- NoArticle         a page, but no article on it
+-- NotAFeed          neither RSS nor Atom
+-- BadUrl            not an address that an article can have
"""

from claims.text.messages import gettext_noop as _


class FormatError(Exception):
    """`code` is a stable slug, `message` a sentence for an editor, `detail` the facts (or "")."""

    code = "format_error"
    message = _("This could not be read.")

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__(detail)

    def __str__(self) -> str:
        return f"{self.message} ({self.detail})" if self.detail else self.message


class Empty(FormatError):
    code = "empty"
    message = _("There is no text in it. Paste the text of the article.")


class NotText(FormatError):
    code = "not_text"
    message = _("This is not text but a binary file. Upload the page as .html or .txt.")


class TooLarge(FormatError):
    code = "document_too_large"
    message = _("This is larger than what can be read. Paste the text of the article alone.")


class TooDeep(FormatError):
    code = "too_deep"
    message = _("This page is nested too deeply to be read. Paste the text of the article.")


class LoginPage(FormatError):
    code = "login_page"
    message = _("The site showed a login form instead of the article. Paste the text.")


class Paywall(FormatError):
    code = "paywall"
    message = _("The site shows only the beginning to visitors who do not pay. Paste the text.")


class NoArticle(FormatError):
    code = "no_article"
    message = _("No article was found on this page. Use the article's own page, or paste its text.")


class NotAFeed(FormatError):
    code = "not_a_feed"
    message = _("This is not a feed. Enter the address of an RSS or Atom feed.")


class BadUrl(FormatError):
    code = "bad_url"
    message = _("This is not a web address. It should begin with http:// or https://.")
