"""Files fetched by address, from public places only, within bounds of size and time.

The address is looked up once and the connection goes to what was found and checked, so that a name
cannot answer with one address to the check and with another to the connection.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from contextlib import suppress
from threading import Timer
from urllib.parse import urljoin, urlsplit

REDIRECTS = 3
NAT64 = ipaddress.ip_network("64:ff9b::/96")
OPEN_NET = ipaddress.ip_network("2000::/3")  # all that was ever given out of IPv6
SECONDS = 20  # for one file, redirects included
AT_ONCE = 64 * 1024
PORTS = {"http": 80, "https": 443}
REDIRECTING = {301, 302, 303, 307, 308}


class Unfetched(Exception):
    """The file was not fetched. The message says why."""


def fetch(address, most):
    """The bytes at the address, at most so many. Raise Unfetched."""
    until = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        answer = _ask(address, most, until)
        if isinstance(answer, bytes):
            return answer
        try:
            address = urljoin(address, answer)
        except ValueError:
            raise Unfetched(f"It leads on to {answer[:80]!r}, which is no address.") from None
    raise Unfetched(f"It leads on and on, more than {REDIRECTS} times.")


def _ask(address, most, until):
    """The bytes at the address, or the address that it leads on to, as text."""
    try:
        parts = urlsplit(address)
        scheme, host = parts.scheme.lower(), parts.hostname
        port = parts.port or PORTS.get(scheme)
    except ValueError:
        raise Unfetched("It is no address.") from None
    if scheme not in PORTS or not host:
        raise Unfetched(f"{scheme or 'This'} is no address of the web; http and https are.")
    if port not in PORTS.values():
        raise Unfetched(f"Port {port} is none of the web's; only 80 and 443 are asked.")
    connection = _Connection(scheme, host, port, public_address(host, port), until)
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    try:
        connection.request("GET", path, headers={"Accept": "image/*", "User-Agent": "Newsroom"})
        response = connection.getresponse()
        if response.status in REDIRECTING:
            return response.headers.get("Location", "")
        if response.status != http.client.OK:
            raise Unfetched(f"The server answered {response.status}.")
        return _read(response, most, until)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unfetched(f"The server could not be read ({type(error).__name__}).") from error
    finally:
        connection.close()


def _read(response, most, until):
    data = bytearray()
    while part := response.read1(AT_ONCE):
        data += part
        if len(data) > most:
            raise Unfetched(f"It has more than {most // 1024**2} MB.")
        if time.monotonic() > until:
            raise Unfetched(f"It took longer than {SECONDS} seconds.")
    return bytes(data)


def public_address(host, port):
    """The first address of the host. Raise Unfetched if there is none, or one is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unfetched(f"{host} is not found.") from None
    addresses = [sockaddr[0] for *_, sockaddr in found]
    if not addresses or not all(map(is_public, addresses)):
        raise Unfetched(f"{host} is no public address.")
    return addresses[0]


def is_public(address):
    """Whether the address is one of the open net: not private, local, reserved or many at once."""
    address = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if inner is None and address in NAT64:
        inner = ipaddress.ip_address(int(address) & 0xFFFFFFFF)
    if inner and not is_public(str(inner)):
        return False
    is_given_out = inner or address.version == 4 or address in OPEN_NET
    return bool(address.is_global and not address.is_multicast and is_given_out)


class _Connection(http.client.HTTPConnection):
    """A connection to one address, whatever its name resolves to by now."""

    def __init__(self, scheme, host, port, address, until):
        super().__init__(host, port)
        self.scheme, self.address, self.until = scheme, address, until
        self.timer = None

    def connect(self):
        left = self.until - time.monotonic()
        if left <= 0:
            raise Unfetched(f"It took longer than {SECONDS} seconds.")
        self.sock = socket.create_connection((self.address, self.port), left)
        if self.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
        self.timer = Timer(left, self._give_up)
        self.timer.daemon = True
        self.timer.start()
        if self.scheme == "https":
            self.sock.do_handshake()

    def _give_up(self):
        """End the connection, however slowly it still speaks."""
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)

    def close(self):
        if self.timer:
            self.timer.cancel()
        super().close()
