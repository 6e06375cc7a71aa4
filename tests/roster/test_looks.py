"""What is taken for a list of people, by how it begins."""

import pytest

from microcred.roster import looks_like_people
from tests.roster.test_reading import ROSTER


@pytest.mark.parametrize(
    ("path", "text", "is_one"),
    [
        ("people.yml", ROSTER, True),
        ("roster.yml", "- ana@school.example\n", True),
        ("program/Roster-2026.csv", "who\nana@school.example\n", True),
        ("list.csv", "id,email,school\nk7m2p4,ana@school.example,north\n", True),
        ("list.csv", "ID;E-Mail\nk7m2p4;ana@school.example\n", True),
        ("list.csv", "email,id\nana@school.example,k7m2p4\n", True),
        ("list.json", '{"format": 1, "people": [{"id": "k7m2p4", "email": "a@b.example"}]}', True),
        ("list.json", '{\n  "people": [\n    {"email": "a@b.example"}]}', True),
        ("program/issuer.yml", "name: Heron\nurl: https://a.example/\nemail: a@b.example\n", False),
        ("list.csv", "id,name,mentor\nk7m2p4,Ana Ruiz,q8w3r5\n", True),
        ("list.csv", "\ufeffID;Name;School\nk7m2p4;Ana Ruiz;north\n", True),
        ("list.csv", '"id","school","stage"\nk7m2p4,north,early\n', True),
        ("list.csv", "person,credential,awarded\nk7m2p4,wait-time,2026-10-01\n", True),
        ("list.csv", "series,person,at\nphased,k7m2p4,2026-10-01T08:00:00Z\n", True),
        ("people.yml", "people:\n  - {id: k7m2p4, name: Ana Ruiz}\n", True),
        ("e.yml", "extensions:\n  - {rule: r, person: k7m2p4, approved_by: x}\n", True),
        ("schools.csv", "id,name\nnorth,North School\n", False),
        ("schools.csv", "id,school\n1,North School\n", False),
        ("mkdocs.yml", "markdown_extensions:\n  - toc\n", False),
        ("roster.yml", "# kept elsewhere\n", False),
        ("program/program.yml", "format: 1\nname: Heron\n", False),
        ("program/pathways/a.yml", "people: everybody\nid: a\n", False),
        ("data.csv", "id,name\n1,Wait Time\n", False),
    ],
)
def test_what_looks_like_a_roster(path, text, is_one):
    assert looks_like_people(path, text) is is_one
