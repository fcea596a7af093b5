"""FHIR written as XML, read without document types, entities or network, into the shape of its JSON."""

from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

Json = Any
_FHIR = "{http://hl7.org/fhir}"


class NotSound(Exception):
    """The message cannot be used; says why."""


def as_json(data: bytes) -> Json:
    """The resource as FHIR would write it in JSON, but with no promise which values are lists."""
    try:
        root = fromstring(data, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise NotSound(
            "brings a document type or entities of its own, which can be used to attack a reader "
            "and which no message needs: refused unread; tell the sender and the security team"
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise NotSound(f"is not sound XML ({error})") from None
    try:
        return {"resourceType": _name(root)} | _content(root)
    except RecursionError:
        raise NotSound("is nested deeper than any message") from None


def _content(element: Element) -> dict[str, Json]:
    found: dict[str, Json] = {key: value for key, value in element.attrib.items() if key != "value"}
    for child in element:
        name, value = _name(child), _value(child)
        if name in found:
            before = found[name]
            found[name] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            found[name] = value
        if "value" in child.attrib and len(child):
            found[f"_{name}"] = _content(child)
    return found


def _value(element: Element) -> Json:
    if _name(element) in {"resource", "contained"} and len(element):
        return {"resourceType": _name(element[0])} | _content(element[0])
    return element.attrib["value"] if "value" in element.attrib else _content(element)


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(_FHIR)
