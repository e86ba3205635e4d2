# Reads calendars with two parsers of others, icalendar and vobject, which have to agree; prints a line for each event:
# id|first day|status|sequence|last modified|title. With --titles: N.ics and N.txt lie in that folder, and the text is the title.
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import sys

import icalendar
import vobject


def by_icalendar(text):
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        assert not event.errors, event.errors
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert (end - start).days == 1, "not one whole day"
        assert event.decoded("DTSTAMP").utcoffset().total_seconds() == 0, "not in UTC"
        yield (str(event["UID"]), start.isoformat(), str(event["STATUS"]), int(event["SEQUENCE"]),
               event.decoded("LAST-MODIFIED").strftime("%Y%m%dT%H%M%SZ"), str(event["SUMMARY"]))


def by_vobject(text):
    calendar = vobject.readOne(text)
    assert calendar.validate(raiseException=True)
    for event in calendar.vevent_list:
        yield (event.uid.value, event.dtstart.value.isoformat(), event.status.value,
               int(event.sequence.value), event.last_modified.value.strftime("%Y%m%dT%H%M%SZ"),
               event.summary.value)


def events(path):
    text = path.read_bytes().decode("utf-8")
    assert "\n" not in text.replace("\r\n", ""), "a line that does not end in CR LF"
    for line in text.split("\r\n"):
        assert len(line.encode("utf-8")) <= 75, "a long line"
    one, other = list(by_icalendar(text)), list(by_vobject(text))
    # icalendar 4.0 takes a backslash out of its escape twice
    if not any("\\" in event[5] for event in other):
        assert one == other, f"{one} is not {other}"
    assert len({event[0] for event in other}) == len(other), "an id twice"
    return other


if sys.argv[1] == "--titles":
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*.ics")):
        title = path.with_suffix(".txt").read_bytes().decode("utf-8")
        for event in events(path):
            assert event[5] == title, f"{path.name}: {event[5]!r} is not {title!r}"
else:
    for name in sys.argv[1:]:
        for event in events(pathlib.Path(name)):
            print("|".join(str(part) for part in event))
