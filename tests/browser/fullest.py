"""A plan with one stage that has as much as the rules allow, in several scripts."""

import json

OWN = {"sources": ["our-own-rule"]}

TEXTS = {
    "plain": "Do one more of these things, and see that it is as it was before.",
    "right-to-left": "افعل شيئًا آخر من هذه الأشياء وانظر أنه كما كان من قبل تمامًا.",
    "one-long-word": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzestext",
    "chinese": "再做一件这样的事,看看它是否和以前一样。慢慢来,不要着急。",
}


def fullest_plan(kind: str = "plain") -> str:
    """Return a plan whose stage has as many steps as the rules allow."""
    text = TEXTS[kind]

    def steps(name: str, count: int) -> list[dict[str, object]]:
        repeat = {"kind": "repeat", "times": 3}
        plain: list[dict[str, object]] = [
            {"id": f"{kind}-{name}-{number}", "text": f"{name} {number}: {text}", **OWN}
            for number in range(count)
        ]
        return [step | repeat if number % 3 == 0 else step for number, step in enumerate(plain)]

    def claims(count: int) -> list[dict[str, object]]:
        return [{"text": f"{number}: {text}", **OWN} for number in range(count)]

    about = {"text": "For tests.", **OWN}
    stage = {
        "id": "fullest",
        "title": "A stage with all that a stage may have",
        "goal": text,
        "icon": "bed",
        "why": about,
        "equipment": ["A thing with a name", "Another thing with a name"],
        "session": {"minutes": "5-10", "per-day": "1-2", "pace": "ongoing", **OWN},
        "checklists": [
            {"title": f"The {name} list of the two", "steps": steps(name, 7)}
            for name in ("first", "second")
        ],
        "ease-off-when": claims(2),
        "stop-when": claims(3),
        "final": True,
    }
    plan = {"title": "A plan with one full stage", "summary": "One stage."}
    head = plan | {"reviewed": "2026-01-05", "audience": about, "setbacks": about}
    return json.dumps(head | {"stages": [stage]}, indent=2)
