"""Picture files as cameras, agencies and ill-wishers make them."""

import io
import struct
import zlib

from PIL import Image
from PIL.PngImagePlugin import PngInfo


def picture(image_format="PNG", size=(8, 5), color="navy", mode="RGB", **options):
    """A picture file of one color."""
    file = io.BytesIO()
    Image.new(mode, size, color).save(file, image_format, **options)
    return file.getvalue()


def quarters(size=(40, 40)):
    """A picture whose upper left quarter is red, the rest of it white."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return image


def with_iptc(datasets, character_set=b"\x1b%G"):
    """A JPEG with these IPTC datasets of record 2, {number: bytes}, and the character set."""
    records = [(1, 90, character_set)] if character_set else []
    records += [(2, number, value) for number, value in datasets.items()]
    iptc = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
        for record, number, value in records
    )
    block = (
        b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(iptc)) + iptc + b"\x00" * (len(iptc) % 2)
    )
    segment = b"Photoshop 3.0\x00" + block
    jpeg = picture("JPEG")
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


def with_xmp(description, image_format="JPEG"):
    """A picture with an XMP packet that holds the elements of one description."""
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
        'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
        f"<rdf:Description {description}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    if image_format != "PNG":
        return picture(image_format, xmp=packet.encode())
    text = PngInfo()
    text.add_itxt("XML:com.adobe.xmp", packet)
    return picture("PNG", pnginfo=text)


def png_of(width, height, extra=b"", pixels=b""):
    """A PNG that says it has that size, whatever it holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + extra
        + png_chunk(b"IDAT", zlib.compress(pixels))
        + png_chunk(b"IEND", b"")
    )


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def webp_of(width, height):
    """The head of a WebP that says it has that size."""
    frame = b"\x10\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + b"\x00" * 64
    chunk = b"VP8 " + struct.pack("<I", len(frame)) + frame
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def gif_of(width, height):
    """The head of a GIF that says it has that size."""
    image = b"\x2c" + struct.pack("<HHHH", 0, 0, width, height) + b"\x00\x02\x02\x4c\x01\x00\x3b"
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\x00\x00" + b"\x00" * 6 + image


def jpeg_of(width, height):
    """A small JPEG whose head says it has that size."""
    jpeg = bytearray(picture("JPEG"))
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(jpeg)


def inflating():
    """300 MB of nothing, pressed together."""
    return zlib.compress(b"\x00" * 300_000_000, 1)


# Small files that would be very large pictures, or say they are.
BOMBS = {
    "pixels": lambda: picture("PNG", (8000, 7000), 0, "1"),
    "more pixels": lambda: png_of(60_000, 60_000),
    "profile": lambda: png_of(8, 8, png_chunk(b"iCCP", b"p\x00\x00" + inflating())),
    "text": lambda: png_of(8, 8, png_chunk(b"zTXt", b"k\x00\x00" + inflating()) * 3),
    "short": lambda: png_of(7000, 7000),
    "webp": lambda: webp_of(16_383, 16_383),
    "gif": lambda: gif_of(65_000, 65_000),
    "jpeg": lambda: jpeg_of(65_000, 65_000),
}
