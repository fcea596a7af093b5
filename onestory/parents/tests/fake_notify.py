"""A server on the loopback that behaves as GOV.UK Notify's API does, for as long as a test runs."""

import json
import uuid
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from notifications_python_client.authentication import decode_jwt_token, get_token_issuer
from notifications_python_client.errors import TokenError

SERVICE = "1fdf2ab3-5ddb-4b3e-8a5c-000000000001"
SECRET = "1fdf2ab3-5ddb-4b3e-8a5c-000000000002"
KEY = f"ashwater-{SERVICE}-{SECRET}"
TEMPLATES = {"letter": "template-of-letters", "text": "template-of-texts"}
PAGE = 2
REFUSALS = {
    400: [{"error": "ValidationError", "message": "phone_number Not enough digits"}],
    403: [{"error": "AuthError", "message": "Invalid token: API key not found"}],
    429: [{"error": "RateLimitError", "message": "Exceeded rate limit for key type LIVE"}],
    500: [{"error": "Exception", "message": "Internal server error"}],
}


@dataclass
class FakeNotify:
    """What it took, and what it is to answer next."""

    address: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    answers: deque[int | str] = field(default_factory=deque)
    """For each request to send: a status to refuse with; "swallow" takes it and answers 500;
    "hang up" takes it and answers nothing; "lose" does neither."""
    requests: int = 0

    def references(self) -> list[str]:
        return [one["reference"] for one in self.taken]

    def becomes(self, reference: str, status: str) -> None:
        """What became of it, as far as it knows."""
        for one in self.taken:
            if one["reference"] == reference:
                one["status"] = status

    def forget(self) -> None:
        """As after seven days."""
        self.taken.clear()


@contextmanager
def served() -> Iterator[FakeNotify]:
    """On a free port, until the block ends."""
    fake = FakeNotify()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Ours", (Handler,), {"fake": fake}))
    fake.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Handler(BaseHTTPRequestHandler):
    """One request of a client."""

    fake: FakeNotify
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Quietly."""

    def do_POST(self) -> None:
        self.fake.requests += 1
        length = int(self.headers["Content-Length"])
        asked = json.loads(self.rfile.read(length))
        answer = self.fake.answers.popleft() if self.fake.answers else 201
        if not self._known() or answer == 403:
            self._refuse(403)
        elif answer == "lose":
            self._hang_up()
        elif isinstance(answer, int) and answer != 201:
            self._refuse(answer)
        else:
            self._take(asked, answer)

    def do_GET(self) -> None:
        if not self._known():
            self._refuse(403)
            return
        asked = {name: value[0] for name, value in parse_qs(urlsplit(self.path).query).items()}
        self._answer(200, _listed(self.fake, asked))

    def _take(self, asked: dict[str, Any], answer: int | str) -> None:
        kind = {"/v2/notifications/sms": "sms", "/v2/notifications/letter": "letter"}[self.path]
        one = {"id": str(uuid.uuid4()), "type": kind, "status": "created", **asked}
        self.fake.taken.insert(0, one)
        if answer == "hang up":
            self._hang_up()
        elif answer == "swallow":
            self._refuse(500)
        else:
            self._answer(201, {"id": one["id"], "reference": asked["reference"]})

    def _known(self) -> bool:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            return get_token_issuer(token) == SERVICE and decode_jwt_token(token, SECRET)
        except TokenError:
            return False

    def _refuse(self, status: int) -> None:
        self._answer(status, {"status_code": status, "errors": REFUSALS[status]})

    def _answer(self, status: int, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _hang_up(self) -> None:
        self.close_connection = True


def _listed(fake: FakeNotify, asked: dict[str, str]) -> dict[str, Any]:
    """A page; a link to the next is given wherever the page holds anything, as there."""
    found = [
        one
        for one in fake.taken
        if asked.get("reference") in {None, one["reference"]}
        and asked.get("template_type") in {None, one["type"]}
    ]
    if "older_than" in asked:
        places = [place for place, one in enumerate(found) if one["id"] == asked["older_than"]]
        found = found[places[0] + 1 :] if places else []
    shown = found[:PAGE]
    links = {"current": fake.address}
    if shown:
        links["next"] = f"{fake.address}/v2/notifications?older_than={shown[-1]['id']}"
    return {"notifications": shown, "links": links}
