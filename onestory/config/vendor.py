"""Copies what pages load out of node_modules, without what only NHS services may wear.

Run by `make install`. Beside the copies it writes their sha256 and their licences. npm has checked
the packages themselves against package-lock.json before.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
MODULES = PROJECT / "node_modules"
TARGET = PROJECT / "onestory" / "web" / "static" / "vendor"
NHSUK = MODULES / "nhsuk-frontend" / "dist" / "nhsuk"

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FRUTIGER = re.compile(r"Frutiger W01,?\s*|\"Frutiger W01\",?\s*")
ICON = re.compile(r"url\(/assets/images/([a-z0-9-]+\.svg)\)")
SOURCE_MAP = re.compile(r"\n?(/\*|//)# sourceMappingURL=[^\n]*")

MIT = """\
Under the MIT licence: permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal in the Software
without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions: the above copyright notice and
this permission notice shall be included in all copies or substantial portions of the Software. The
software is provided "as is", without warranty of any kind, express or implied, including but not
limited to the warranties of merchantability, fitness for a particular purpose and noninfringement.
In no event shall the authors or copyright holders be liable for any claim, damages or other
liability, whether in an action of contract, tort or otherwise, arising from, out of or in
connection with the Software or the use or other dealings in the Software.
"""


def main() -> None:
    """Fill the folder anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    css = without_nhs_brand(_read("nhsuk-frontend.min.css"))
    for icon in sorted(set(ICON.findall(css))):
        shutil.copy(NHSUK / "assets" / "images" / icon, TARGET / icon)
    _write("nhsuk.css", ICON.sub(r"url(\1)", css))
    _write("nhsuk.js", SOURCE_MAP.sub("", _read("nhsuk-frontend.min.js")))
    _write("LICENCES.txt", _licences())
    _write("SHA256SUMS", _sums())


def without_nhs_brand(css: str) -> str:
    """No Frutiger, which is licensed to the NHS and would be fetched from another host."""
    css = SOURCE_MAP.sub("", FRUTIGER.sub("", FONT_FACE.sub("", css)))
    if "http" in re.sub(r"http://www\.w3\.org/\S+", "", css) or "Frutiger" in css:
        raise SystemExit("nhsuk's style sheet names a host or a font that One Story may not use")
    return css


def _read(name: str) -> str:
    return (NHSUK / name).read_text(encoding="utf-8")


def _write(name: str, text: str) -> None:
    (TARGET / name).write_text(text, encoding="utf-8")


def _licences() -> str:
    about = json.loads((MODULES / "nhsuk-frontend" / "package.json").read_text(encoding="utf-8"))
    return f"{about['name']} {about['version']}, by {_name(about.get('author'))}.\n\n{MIT}"


def _name(author: str | dict[str, str] | None) -> str:
    return author["name"] if isinstance(author, dict) else author or "its contributors"


def _sums() -> str:
    files = sorted(path for path in TARGET.iterdir() if path.name != "SHA256SUMS")
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files
    )


if __name__ == "__main__":
    main()
