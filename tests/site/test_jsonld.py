"""The schema.org description: real properties only, and safe inside a page."""

import json

import pytest

from microcred.model.credential import Credential
from microcred.site.jsonld import json_ld, license_url
from tests.site import example
from tests.site.markup import scripts

# https://schema.org/EducationalOccupationalCredential and its parents CreativeWork and Thing, and
# the types of their values: the properties this project prints, as listed there.
SCHEMA = {
    "EducationalOccupationalCredential": {
        "competencyRequired", "credentialCategory", "educationalLevel", "recognizedBy", "validFor",
        "about", "audience", "citation", "educationalAlignment", "funder", "inLanguage", "keywords",
        "license", "provider", "publisher", "version", "description", "image", "name", "url",
    },
    "Organization": {"name", "url"},
    "EducationalAudience": {"educationalRole"},
    "AlignmentObject": {"educationalFramework", "targetName", "targetUrl"},
}  # fmt: skip

URL = "https://badges.example.org/credentials/wait-time/"


def described(permanent=f"{URL}1.1/", **changes):
    model = example.credential(**changes)
    return json_ld(model, example.issuer(), URL, permanent, f"{URL}badge.svg")


def objects(node):
    if isinstance(node, dict):
        yield node
    for inside in node.values() if isinstance(node, dict) else node:
        if isinstance(inside, dict | list):
            yield from objects(inside)


def test_every_property_is_one_of_schema_org():
    for found in objects(described()):
        names = {name for name in found if not name.startswith("@")}
        assert names <= SCHEMA[found["@type"]]


def test_the_example_in_full():
    assert described() == {
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalCredential",
        "@id": f"{URL}1.1/",
        "name": "Wait Time",
        "description": "Pause after you ask and again after a student answers.",
        "url": URL,
        "image": f"{URL}badge.svg",
        "credentialCategory": "micro-credential",
        "competencyRequired": "The teacher pauses for three seconds after a question.",
        "educationalLevel": "Foundation",
        "recognizedBy": {
            "@type": "Organization", "name": "Example Schools", "url": "https://example.org/",
        },
        "publisher": {
            "@type": "Organization", "name": "Example Schools", "url": "https://example.org/",
        },
        "provider": {
            "@type": "Organization", "name": "Example College",
            "url": "https://college.example.org/",
        },
        "funder": {"@type": "Organization", "name": "A foundation"},
        "about": "Talk and questioning",
        "keywords": ["Science"],
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": "Teacher"},
            {"@type": "EducationalAudience", "educationalRole": "Coach or mentor"},
        ],
        "educationalAlignment": [
            {
                "@type": "AlignmentObject",
                "educationalFramework": "A framework",
                "targetName": "Strategies",
                "targetUrl": "https://standards.example.org/8",
            }
        ],
        "citation": [source["citation"] for source in example.CREDENTIAL["research"]],
        "validFor": "P5Y",
        "inLanguage": "en",
        "version": "1.1",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }  # fmt: skip


ABSENT = {
    "no permanent address": ({"permanent": None}, "@id"),
    "lasts for good": ({"validity": "none"}, "validFor"),
    "validity not stated": ({"validity": None}, "validFor"),
    "another license": ({"license": "All rights reserved"}, "license"),
    "no sources": ({"research": None}, "citation"),
    "no alignment": ({"alignments": None}, "educationalAlignment"),
}


@pytest.mark.parametrize(("changes", "name"), ABSENT.values(), ids=ABSENT)
def test_what_is_not_known_is_left_out(changes, name):
    assert name not in described(**changes)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", None),
    ],
)
def test_license_url(name, url):
    assert license_url(name) == url


def test_no_text_can_end_the_script():
    hostile = "</script><script>alert(1)</script><!--"
    data = example.page(
        example.definition(example.spoiled(Credential, example.CREDENTIAL, hostile))
    )
    html = example.engine_html(data)
    printed = [text for text in scripts(html) if text.startswith("{")]
    assert [json.loads(text) for text in printed] == [data["head"]["json_ld"]]
    assert "<" not in printed[0]
    assert data["head"]["json_ld"]["name"] == hostile
