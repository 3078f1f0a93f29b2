"""What can go wrong on the network, as one tree.

ClientError
+-- Transient                 trying again later may help; `retry_after` says when, if known
|   +-- HostUnreachable       no connection: refused, reset, no route
|   +-- NameNotResolved       the name server gave no answer
|   +-- TooSlow               a read, or the whole exchange, ran out of its time
|   +-- BrokenAnswer          what came is not sound HTTP, or stopped half way
|   +-- TooManyRequests       429
|   +-- ServerTrouble         any 5xx
|   +-- RobotsUnavailable     robots.txt could not be read, so nothing may be fetched yet
|   +-- HostBusy              this host was asked a moment ago, by us
+-- Permanent                 trying again without a change is pointless
    +-- BadAddress            not an http(s) address that may be asked for
    +-- AddressRefused        the name leads into a private or special network
    +-- UnknownHost           no such name
    +-- RedirectLoop          the redirects come back to where they began
    +-- TooManyRedirects
    +-- TlsFailed             certificate or handshake refused
    +-- PageGone              404 or 410
    +-- AccessRefused         401, 402, 403, 407, 451: login, payment, law
    +-- RequestRefused        any other 4xx, or a redirect that names no target
    +-- TooLarge              body, or headers, beyond the cap
    +-- WrongContentType      a picture, a film, a PDF
    +-- IsAFeed               RSS or Atom where a page was asked for
    +-- RobotsDisallowed
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.text.messages import gettext_noop as _


@dataclass(frozen=True)
class Answer:
    """What a server had said before the failure; kept, so that a failure leaves a Capture too.

    `final_url` is the address asked for last, `redirects` those asked for before it; `status`
    None means that no response line came. `body` holds the beginning of a body that outgrew its
    cap and is empty after any other failure.
    """

    final_url: str = ""
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class ClientError(Exception):
    """`code` is a stable slug, `message` a sentence for an editor, `detail` the facts (or "")."""

    code = "client_error"
    message = _("The request failed.")

    def __init__(self, detail: str = "", *, answer: Answer | None = None) -> None:
        self.detail = detail
        self.answer = answer or Answer()
        super().__init__(detail)

    def __str__(self) -> str:
        return f"{self.message} ({self.detail})" if self.detail else self.message


class Transient(ClientError):
    """May pass by itself. `retry_after` is in seconds; None means that nobody said."""

    code = "transient"
    message = _("The request failed for now; it will be tried again.")

    def __init__(
        self,
        detail: str = "",
        *,
        answer: Answer | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(detail, answer=answer)
        self.retry_after = retry_after


class Permanent(ClientError):
    """Will not pass by itself: somebody has to change something."""

    code = "permanent"
    message = _("The request failed and will not be tried again by itself.")


class HostUnreachable(Transient):
    code = "host_unreachable"
    message = _("The site could not be reached. It will be tried again.")


class NameNotResolved(Transient):
    code = "name_not_resolved"
    message = _("The address of the site could not be looked up just now. It will be tried again.")


class TooSlow(Transient):
    code = "too_slow"
    message = _("The site took too long to answer. It will be tried again.")


class BrokenAnswer(Transient):
    code = "broken_answer"
    message = _("The site's answer was broken off or garbled. It will be tried again.")


class TooManyRequests(Transient):
    code = "too_many_requests"
    message = _("The site asked us to come back later. It will be tried again.")


class ServerTrouble(Transient):
    code = "server_trouble"
    message = _("The site has trouble of its own at the moment. It will be tried again.")


class RobotsUnavailable(Transient):
    code = "robots_unavailable"
    message = _(
        "The site's rules for robots (robots.txt) could not be read, so the page was not "
        "fetched. It will be tried again."
    )


class HostBusy(Transient):
    code = "host_busy"
    message = _("This site was asked a moment ago; the page waits for its turn.")


class BadAddress(Permanent):
    code = "bad_address"
    message = _("This is not a web address that can be fetched. Check it, or paste the text.")


class AddressRefused(Permanent):
    code = "address_refused"
    message = _("This address leads into a private network and is never fetched. Paste the text.")


class UnknownHost(Permanent):
    code = "unknown_host"
    message = _("There is no site of this name. Check the spelling of the address.")


class RedirectLoop(Permanent):
    code = "redirect_loop"
    message = _("The site sends the visitor round in a circle. Paste the text instead.")


class TooManyRedirects(Permanent):
    code = "too_many_redirects"
    message = _("The site redirects too often. Paste the text, or use the final address.")


class TlsFailed(Permanent):
    code = "tls_failed"
    message = _("No secure connection to the site was possible; its certificate may be invalid.")


class PageGone(Permanent):
    code = "page_gone"
    message = _("The page is not there (any more).")


class AccessRefused(Permanent):
    code = "access_refused"
    message = _("The site wants a login or refuses access. Paste the text, or upload the page.")


class RequestRefused(Permanent):
    code = "request_refused"
    message = _("The site refused the request. Paste the text, or upload the page.")


class TooLarge(Permanent):
    code = "too_large"
    message = _("The page is larger than what is accepted. Paste the text instead.")


class WrongContentType(Permanent):
    code = "wrong_content_type"
    message = _("This address holds no readable page. Paste the text, or use the article's page.")


class IsAFeed(Permanent):
    code = "is_a_feed"
    message = _("This is the address of a feed, not of an article. Follow it as a feed.")


class RobotsDisallowed(Permanent):
    code = "robots_disallowed"
    message = _("The site asks robots not to fetch this page. Paste the text, or upload the page.")
