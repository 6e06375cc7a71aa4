"""Build the catalog site. A build that fails leaves the last good site as it is.

Here it is only found out whether anything changed since the last build; what does the rest takes
longer to load than that.
"""

from __future__ import annotations

from microcred.award_pages.found import found
from microcred.files import may_replace
from microcred.inputs import everything
from microcred.last import mark, publish, recall
from microcred.order import Built, NotOurs, Order
from microcred.pool import Progress, no_progress
from microcred.queueing.stamp import stamp
from microcred.survey import Survey
from microcred.workshop import open_workshop

__all__ = ["Built", "NotOurs", "Order", "build"]

CONFIG = "mkdocs.yml"


def build(order: Order, progress: Progress = no_progress) -> Built:
    """Return what came of building a site.

    Raises EngineFailed when the engine stops, and NotOurs before it would replace what it did not
    make.
    """
    if not may_replace(order.site):
        raise NotOurs(f"{order.site} holds files that microcred did not put there")
    survey = Survey(order.root)
    workshop = open_workshop(order.root, len(survey.credentials))
    awards = found(order.root)
    variant = f"{order.engine} {order.search} {awards.stamp} {stamp(order.root, order.queue)}"
    inputs = everything(survey, CONFIG, order.today, variant)
    last = recall(workshop.folder)
    known = last is not None and (last.inputs, last.awards) == (inputs, mark(order.site))
    if last and known and workshop.site.is_dir():
        publish(workshop, order, awards)
        return last.built
    from microcred.building import Building

    return Building(order, CONFIG, survey, workshop, awards).run(inputs, progress)
