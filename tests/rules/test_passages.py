import re

from microcred.rules.passages import judged_by, search, search_any_case, told_to_teachers
from tests.rules.good import GONE, definition


def test_told_to_teachers_follows_the_page():
    names = [passage.name for passage in told_to_teachers(definition())]
    assert names[:5] == [
        "`name`",
        "`description`",
        "`competency`",
        "the text below `---`",
        "`method.summary`",
    ]
    assert "`evidence[2].consent`" in names
    assert names[-2:] == ["`scoring.qualification`", "`integrity`"]


def test_research_is_not_told():
    passages = told_to_teachers(definition({"research.0.finding": "Unmistakable."}))
    assert not any("Unmistakable" in passage.text for passage in passages)


def test_judged_by_completion_then_rubric():
    assert [passage.name for passage in judged_by(definition())] == [
        "`completion[1]`",
        "`criteria[1].name`",
        "`criteria[1].descriptors.not-yet`",
        "`criteria[1].descriptors.meets`",
        "`criteria[2].name`",
        "`criteria[2].descriptors.not-yet`",
        "`criteria[2].descriptors.meets`",
    ]
    assert len(list(judged_by(definition({"rubric/": GONE})))) == 1


def test_search_finds_the_passage():
    passages = list(judged_by(definition()))
    found = [(passage.name, said) for passage, said in search(re.compile("[Mm]ost"), passages)]
    assert found == [("`criteria[2].descriptors.not-yet`", "Most")]
    (lowered,) = search_any_case(re.compile("most"), passages)
    assert lowered[1] == "most"
    assert list(search(re.compile("absent"), passages)) == []
