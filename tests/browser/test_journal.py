"""The journal by itself, in a page, on stores that the test brings along."""

import pytest
from playwright.sync_api import Page

from tests.browser.bringing import run

pytestmark = pytest.mark.browser


def test_journals_merge_to_the_same_state_in_any_order(page: Page) -> None:
    """A union has no order: 200 random journals, each told in three random orders."""
    differing = run(
        page,
        """({ made, shown, keyOf }) => {
            let seed = 7
            const random = (below) => (seed = seed * 48271 % 2147483647) % below
            const shuffled = (list) => list.map((each) => [random(1e6), each])
                .sort(([a], [b]) => a - b).map(([, each]) => each)
            const tick = () => ({ kind: 'tick', step: `step-${random(3)}`, box: 1 + random(2),
                on: Boolean(random(2)) })
            const place = () => ({ kind: 'place', plan: `plan-${random(2)}`,
                stage: `stage-${random(3)}` })
            const key = () => keyOf('us', random(12), 'abc'[random(3)] + random(1e6))
            const differing = []
            for (let round = 0; round < 200; round++) {
                const entries = Array.from({ length: 30 }, () =>
                    [key(), JSON.stringify(random(4) ? tick() : place())])
                const states = [0, 1, 2].map(() => {
                    const journal = made(shuffled(entries).slice(0, random(30)))
                    for (const entry of shuffled(entries)) journal.join([entry])
                    return shown(journal.state)
                })
                if (new Set(states).size > 1) differing.push(states)
            }
            return differing
        }""",
    )

    assert differing == []


def test_keys_sort_as_records_are_ordered(page: Page) -> None:
    """By counter first, so that storage can be read in order, then by writer."""
    keys = run(
        page,
        """({ keyOf }) => [0, 1, 9, 10, 35, 36, 1295, 1296, 2 ** 40]
            .map((counter) => keyOf('us', counter, 'me'))""",
    )

    assert keys == sorted(keys)
    assert keys[3] == "us:1:0000000a:me"


def test_a_record_follows_all_that_are_known(page: Page) -> None:
    """Its counter is one more than the highest seen, from whichever tab."""
    state = run(
        page,
        """({ made, shown, keyOf }) => {
            const off = JSON.stringify({ kind: 'tick', step: 'one', box: 1, on: false })
            const journal = made([], 'aaa')
            journal.join([[keyOf('us', 500, 'zzz'), off]])
            journal.append({ kind: 'tick', step: 'one', box: 1, on: true })
            return shown(journal.state)
        }""",
    )

    assert state == '[[[["one",1]],[]]]'


TICK = '{"kind":"tick","step":"one","box":1,"on":true}'
HALF_A_BOX = TICK.replace('"box":1', '"box":1.5')


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("us:1:00000001:me", TICK, "record"),
        pytest.param("us:1:00000001:me", '{"kind":"later"}', "record", marks=pytest.mark.all),
        ("us:2:00000001:me", TICK, "newer"),
        pytest.param("us:12:", "", "newer", marks=pytest.mark.all),
        pytest.param("us:1:00000001:me", "{", "corrupt", marks=pytest.mark.all),
        ("us:1:00000001:me", HALF_A_BOX, "corrupt"),
        pytest.param("us:1:1:me", TICK, "corrupt", marks=pytest.mark.all),
        pytest.param(  # no counter would follow it
            "us:1:zzzzzzzz:me", TICK, "corrupt", marks=pytest.mark.all
        ),
        pytest.param("us:1:00000001:", TICK, "corrupt", marks=pytest.mark.all),
        pytest.param("us:x:", "", "foreign", marks=pytest.mark.all),
        pytest.param("us:0:", "", "foreign", marks=pytest.mark.all),
        pytest.param("us", "", "foreign", marks=pytest.mark.all),
        ("use:1:00000001:me", TICK, "foreign"),
    ],
)
def test_entries_are_told_apart(page: Page, key: str, text: str, expected: str) -> None:
    """Ours, a newer guide's, damaged ones, and everybody else's."""
    read = "({ readEntry, given }) => readEntry('us', ...given).is"

    assert run(page, read, [key, text]) == expected


def test_unknown_kinds_change_nothing(page: Page) -> None:
    """Later work adds kinds; what is not known yet is passed over."""
    state = run(
        page,
        """({ folded, shown }) => shown(folded({ kind: 'session', minutes: 3 },
            { kind: '__proto__' }, { kind: 'tick', step: 'constructor', box: 2, on: true }))""",
    )

    assert state == '[[[["constructor",2]],[]]]'
