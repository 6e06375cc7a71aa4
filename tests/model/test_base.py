"""What every model takes when it is made in code."""

from datetime import date

from microcred.model.base import Day, Flag, Model
from microcred.model.credential import Alignment, Essa, Validity
from microcred.model.rubric import AtLeast


def test_models_made_in_code_take_what_their_fields_are():
    class Made(Model):
        day: Day
        flag: Flag

    assert Made(day=date(2027, 6, 30), flag=True).day == date(2027, 6, 30)
    assert AtLeast.model_validate({"at_least": 2, "and": ["critical"]}).and_ == ("critical",)
    assert Validity(years=3).renew_from_days == 90
    assert Essa(tier=1).study is None
    assert Alignment.model_fields.keys() >= {"framework", "code"}
