#!/usr/bin/env python3
"""Carries code tables over into src/main/resources/codes, in one shape.

    src/main/scripts/carry-codes.py SOURCE_FOLDER

SOURCE_FOLDER holds the collected tables with their README (provenance, licences). Facts only:
codes, dates, values, and meanings in our own words. The output is the same for the same input.
adjustment_classes.csv, denial_triage.csv and provider_level_codes.csv are ours and are not touched.
"""
import csv
import gzip
import io
import pathlib
import re
import sys

SOURCE = pathlib.Path(sys.argv[1])
TARGET = pathlib.Path(__file__).resolve().parents[1] / "resources" / "codes"

# Resource, source, header of the resource (in the order of the source's columns), edition.
TABLES = [
    ("places_of_service", "pos_codes", "code,setting,name", "2024-07"),
    ("modifiers", "modifiers_bh", "code,meaning,kind", "2026-11"),
    ("unit_limits", "ncci_mue_practitioner_bh", "code,units,adjudication,effective", "2024-07-01"),
    ("procedure_pairs", "ncci_ptp_practitioner_bh", "column1,column2,modifier", "2024-07-01"),
    ("add_ons", "ncci_addon_bh", "code,base,type", "2024-07-01"),
    ("hcpcs", "hcpcs_level2_bh", "code,added,terminated", "2024-07"),
    ("adjustment_reasons", "carc_codes_2026", "code,start,modified,end,meaning", "2026-05"),
    ("remarks", "rarc_codes_2026", "code,start,modified,end,alert,meaning", "2026-05"),
    ("status_categories", "claim_status_category_codes", "code,meaning", "2014"),
    ("statuses", "claim_status_codes", "code,meaning", "2014"),
    ("service_types", "service_type_codes", "code,meaning", "2014"),
    ("taxonomy", "nucc_taxonomy_bh", "code,meaning", "2026-11"),
]


def ascii_only(text):
    return text.replace("\u2019", "'").replace("\u2013", "-").encode("ascii", "replace").decode()


def read(name):
    with open(SOURCE / (name + ".csv"), encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    return rows[1:]


def unrepeated(rows):
    """Two service types stand twice in the source, alike."""
    return dict.fromkeys(tuple(row) for row in rows)


def write(name, header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = header.split(",")
    writer.writerow(columns)
    for row in unrepeated(rows):
        writer.writerow([ascii_only(cell.strip()) for cell in row[: len(columns)]])
    (TARGET / (name + ".csv")).write_text(out.getvalue(), encoding="ascii")


def procedures():
    """The facts of a procedure code, its minutes and what it may stand with as columns."""
    for code, role, fact in read("cpt_bh_code_facts"):
        minutes = re.search(r"(\d+)(?:-(\d+)|\+) min", fact)
        low, high = (minutes.group(1), minutes.group(2) or "") if minutes else ("", "")
        kind = "add-on" if role.startswith("add-on") else role
        yield [code, kind, low, high, "Y" if "with E/M" in fact else "", fact]


def modifiers(rows):
    """Ranges such as U1..UD become one row per modifier."""
    for code, *rest in rows:
        if ".." not in code:
            yield [code, *rest]
            continue
        for last in "123456789ABCD":
            yield ["U" + last, *rest]


def diagnoses():
    """Codes without dots, sorted, one per line; the gzip header carries neither name nor time."""
    with gzip.open(SOURCE / "icd10cm_2026_billable_codes.txt.gz", "rt", encoding="ascii") as lines:
        codes = sorted({line.strip().replace(".", "") for line in lines if line.strip()})
    with open(TARGET / "icd10cm.txt.gz", "wb") as raw:
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=9) as out:
            out.write(("\n".join(codes) + "\n").encode("ascii"))


TARGET.mkdir(parents=True, exist_ok=True)
editions = [["icd10cm", "2026", "2025-10-01"]]
for resource, source, header, edition in TABLES:
    rows = read(source)
    write(resource, header, modifiers(rows) if resource == "modifiers" else rows)
    editions.append([resource, edition, ""])
write("procedures", "code,role,minutes_from,minutes_to,with_evaluation,meaning", procedures())
editions.append(["procedures", "2026-11", ""])
diagnoses()
write("editions", "table,edition,effective", sorted(editions))
