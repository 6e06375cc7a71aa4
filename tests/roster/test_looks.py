"""What is taken for a list of people, by how it begins."""

import time

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
        ("list.csv", "First name,Last name,E-mail,School\nAna,Ruiz,a@b.example,North\n", True),
        ("list.csv", "Teacher,School\nAna Ruiz,North\n", True),
        ("list.csv", "Our staff\n\nTeacher;School\nAna Ruiz;North\n", True),
        ("list.csv", "name\te-mail address\nAna Ruiz\ta@b.example\n", True),
        ("list.csv", "person,due,amount\nk7m2p4,2026-10-01,500.00\n", True),
        ("list.csv", "evaluator,cards,passed\neva,12,0.5\n", True),
        ("list.csv", "series,place,id,at\nphased,1,k7m2p4,2026-10-01\n", True),
        ("list.csv", "school,email\nNorth,office@north.example\n", True),
        ("list.csv", "district,website\nHeron,https://heron.example\n", False),
        ("list.csv", "teacher,student\nWhat do you see?,A bird.\n", False),
        ("list.txt", "a@b.example\nc@d.example\n", True),
        ("list.txt", "Write to a@b.example, or in a hurry to c@d.example.\n", False),
        ("list.txt", "Bring name, email, and school.\nThat is all.\n", False),
        ("list.json", '[{"name": "Ana Ruiz", "email": "a@b.example"}]', True),
        ("list.json", '["a@b.example", "c@d.example"]', True),
        ("list.json", '{"a": {"mail": "a@b.example"}, "b": {"mail": "c@d.example"}}', True),
        ("list.json", '{"tables": [{"person": "k7m2p4", "name": "Ana Ruiz"}]}', True),
        ("list.json", '{\n "report": "quality",\n "private": true,\n "on": "2026-11-21"}', True),
        ("list.json", '{"report": "programme", "programme": "Heron", "tables": {}}', False),
        ("list.json", '{"name": "heron", "author": {"name": "A", "email": "a@b.example"}}', False),
        ("list.json", '[{"id": "a", "name": "Wait Time", "tags": ["talk"]}]', False),
        (
            "list.yml",
            "- name: Ana\n  e-mail: a@b.example\n- name: Ben\n  e-mail: b@b.example\n",
            True,
        ),
        (
            "a.md",
            "| Name | E-mail | School |\n|---|---|---|\n| Ana Ruiz | a@b.example | N |\n",
            True,
        ),
        ("a.md", "Teacher | School\n--- | :---\nAna Ruiz | North\n", True),
        ("a.md", "| Name | Role | E-mail |\n|---|---|---|\n| Ana | Lead | a@b.example |\n", False),
        ("a.md", "| Person | Does |\n|---|---|\n| Evaluator | scores |\n", False),
        ("a.md", "```\n| Teacher | School |\n|---|---|\n| Ana | N |\n```\n", False),
        ("a.md", "| Teacher | School |\n|---|---|\n", False),
        ("roster.md", "The roster has `id,email`. Write to a@b.example.\n", False),
        ("a.html", "<table><tr><th>Teacher</th><th scope=x>School</th></tr></table>", True),
        ("a.html", "<table><tr><th>Criterion</th><th>School</th></tr></table>", False),
    ],
)
def test_what_looks_like_a_roster(path, text, is_one):
    assert looks_like_people(path, text) is is_one


@pytest.mark.parametrize("path", ["a.csv", "a.txt", "a.json", "a.yml", "a.md", "a.html"])
@pytest.mark.parametrize("part", ["[", "a@", "{", "<table", "|", "mail:", '"mail": "a', "a.", " "])
def test_a_text_that_says_nothing_is_soon_done_with(path, part):
    began = time.process_time()
    assert not looks_like_people(path, part * (64 * 1024 // len(part)))
    assert time.process_time() - began < 5
