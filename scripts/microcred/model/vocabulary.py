"""The closed lists of words that files may use."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a micro-credential is in its life."""

    DRAFT = "draft"
    PLANNED = "planned"
    ACTIVE = "active"
    RETIRED = "retired"


class Area(StrEnum):
    """The area of teaching; gives a badge its hue and motif."""

    LITERACY = "literacy"
    MATHEMATICS = "mathematics"
    SCIENCE = "science"
    TALK = "talk"
    INCLUSION = "inclusion"
    DIGITAL = "digital"
    ASSESSMENT = "assessment"
    COACHING = "coaching"


class Depth(StrEnum):
    """How far along the practice is; gives a badge its ring."""

    FOUNDATION = "foundation"
    PRACTICE = "practice"
    LEAD = "lead"


class Grade(StrEnum):
    """Grade bands."""

    PRE_K = "pre-k"
    K_2 = "k-2"
    G3_5 = "3-5"
    G6_8 = "6-8"
    G9_12 = "9-12"


class Role(StrEnum):
    """Whom a micro-credential is for."""

    TEACHER = "teacher"
    LEADER = "leader"
    COACH = "coach"
    SUPPORT_STAFF = "support-staff"


class Stage(StrEnum):
    """The career stage of the earner."""

    PRE_SERVICE = "pre-service"
    EARLY = "early"
    EXPERIENCED = "experienced"


class Purpose(StrEnum):
    """Why a state or district offers a micro-credential."""

    SKILL_NEED = "skill-need"
    LICENSURE = "licensure"
    SHORTAGE = "shortage"
    CAREER_PATHWAY = "career-pathway"
    RETURN_ON_INVESTMENT = "return-on-investment"


class PolicyUse(StrEnum):
    """The four strands of teaching policy a micro-credential can serve."""

    INITIAL_LICENSURE = "initial-licensure"
    RECERTIFICATION = "recertification"
    EVALUATION = "evaluation"
    ADVANCED_ROLES = "advanced-roles"


class Origin(StrEnum):
    """Who wrote a micro-credential."""

    IN_HOUSE = "in-house"
    EXTERNAL = "external"


class EvidenceKind(StrEnum):
    """What kind of thing an evidence slot asks for."""

    OVERVIEW = "overview"
    VIDEO = "video"
    AUDIO = "audio"
    PHOTO = "photo"
    LESSON_PLAN = "lesson-plan"
    STUDENT_WORK = "student-work"
    DATA = "data"
    OBSERVATION = "observation"
    LINK = "link"
    REFLECTION = "reflection"


WRITTEN_KINDS = frozenset({EvidenceKind.OVERVIEW, EvidenceKind.REFLECTION})


class Vary(StrEnum):
    """What must differ between the items of one slot."""

    CLASS = "class"
    DATE = "date"
    TOPIC = "topic"


class Adjudication(StrEnum):
    """What happens when evaluators disagree."""

    THIRD_SCORER = "third-scorer"
    CONSENSUS = "consensus"
    LEAD_EVALUATOR = "lead-evaluator"


class AfterLast(StrEnum):
    """What follows the last attempt."""

    COACHING = "coaching"
    NEW_APPLICATION = "new-application"
    CLOSED = "closed"


class AlignmentType(StrEnum):
    """Open Badges 3.0 AlignmentTargetType."""

    COMPETENCY = "ceasn:Competency"
    CREDENTIAL = "ceterms:Credential"
    CF_ITEM = "CFItem"
    CF_RUBRIC = "CFRubric"
    CF_RUBRIC_CRITERION = "CFRubricCriterion"
    CF_RUBRIC_CRITERION_LEVEL = "CFRubricCriterionLevel"
    CTDL = "CTDL"


class Mode(StrEnum):
    """Whether submissions are public."""

    OPEN = "open"
    PRIVATE = "private"
