"""What the reader may see of a person, service by service, and why."""

from onestory.profile.queries import heads, reaching, who
from onestory.profile.queries.opening import opened
from onestory.profile.shown import Part, Why
from onestory.record import queries as record
from onestory.sharing import queries as sharing
from onestory.sharing.kinds import Depth, Reader
from onestory.sharing.queries import WhyLine

DEPTHS = {
    Depth.KNOWN_TO: ("That it is involved", "os-tag--known"),
    Depth.EVENT: ("What happened and when", "os-tag--known"),
    Depth.DETAIL: ("Everything, notes included", "os-tag--good"),
}


def why_page(*, reader: Reader, person_id: int) -> Why:
    """In words, with who can help; services that may not even be named are not."""
    opened(reader, person_id)
    told = sharing.why(reader, person_id)
    shown = who.shown([person_id], reader.today)[person_id]
    return Why(
        head=heads.head_of(shown, reader.today, also=reaching.banners(reader, person_id)),
        person=told.answer.because,
        services=tuple(_part(line) for line in told.lines if line.involved and line.answer.depth),
    )


def _part(line: WhyLine) -> Part:
    words, colour = DEPTHS[line.answer.depth]
    kind = f": {record.kind_name(line.kind).lower()}" if line.kind else ""
    return Part(f"{line.service_name}{kind}", words, colour, line.answer.because)
