"""A small real IMAP server on loopback (RFC 3501, as much of it as reading a folder takes)."""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

PASSWORD = "not a secret"


@dataclass
class Folder:
    """What lies in the folder, what has been seen, and every command that came."""

    messages: list[bytes] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    commands: list[str] = field(default_factory=list)
    hangs_up_at: str = ""  # a command at which the line goes dead, such as "STORE"
    port: int = 0
    scheme: str = "imap"

    @property
    def url(self) -> str:
        return f"{self.scheme}://answers%40colead.example:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{self.port}/INBOX"

    @property
    def unseen(self) -> list[int]:
        return [uid for uid in range(1, len(self.messages) + 1) if uid not in self.seen]


class _Conversation(socketserver.StreamRequestHandler):
    folder: Folder
    tls: ssl.SSLContext | None = None

    def setup(self) -> None:
        if self.tls is not None:
            self.request = self.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self) -> None:
        super().finish()
        if self.tls is not None:
            self.request.close()

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        while line := self.rfile.readline():
            tag, _space, command = line.decode().strip().partition(" ")
            self.folder.commands.append(command)
            if self.folder.hangs_up_at and self.folder.hangs_up_at in command.upper():
                return
            self.wfile.write(self._answer(command) + f"{tag} {self._verdict(command)}\r\n".encode())

    def _verdict(self, command: str) -> str:
        wrong = command.upper().startswith("LOGIN") and PASSWORD not in command
        return "NO wrong password" if wrong else "OK done"

    def _answer(self, command: str) -> bytes:
        words = command.upper()
        if words.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if words.startswith("SELECT"):
            return b"* %d EXISTS\r\n* OK [UIDVALIDITY 1] fine\r\n" % len(self.folder.messages)
        if words.startswith("UID SEARCH UNSEEN"):
            return b"* SEARCH %s\r\n" % b" ".join(b"%d" % uid for uid in self.folder.unseen)
        if words.startswith("UID FETCH"):
            return self._fetch(int(command.split()[2]), words)
        if words.startswith("UID STORE"):
            self.folder.seen.add(int(command.split()[2]))
        return b""

    def _fetch(self, uid: int, words: str) -> bytes:
        content = self.folder.messages[uid - 1]
        if "RFC822.SIZE" in words:
            return b"* %d FETCH (UID %d RFC822.SIZE %d)\r\n" % (uid, uid, len(content))
        assert re.search(r"BODY\.PEEK\[\]", words), words
        return b"* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (uid, uid, len(content), content)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def imap_server(tls: ssl.SSLContext | None = None) -> Iterator[Folder]:
    """Run the server on a free port of 127.0.0.1 for as long as the block lasts."""
    folder = Folder(scheme="imaps" if tls else "imap")
    conversation = type("Conversation", (_Conversation,), {"folder": folder, "tls": tls})
    with _Server(("127.0.0.1", 0), conversation) as server:
        folder.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield folder
        finally:
            server.shutdown()
