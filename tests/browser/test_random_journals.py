"""Random journals of every kind of record: a backup brings back the same state, in any order."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

RANDOM = """async ([rounds, seed]) => {
    const from = (name) => import(new URL(`assets/javascripts/${name}.mjs`, document.baseURI))
    const [{ Journal }, { keyOf }, { readBackup, writeBackup }, { linkOf, textIn }, { KINDS }] =
        await Promise.all(['journal', 'record', 'backup-file', 'link', 'kinds'].map(from))
    const random = (below) => (seed = seed * 48271 % 2147483647) % below
    const one = (...values) => values[random(values.length)]
    const some = (make) => Array.from({ length: random(4) }, make)
    const shuffled = (list) => list.map((each) => [random(1e6), each])
        .sort(([a], [b]) => a - b).map(([, each]) => each)
    const id = (name) => `${name}-${random(4)}`
    const day = () => `2026-0${1 + random(9)}-1${random(9)}`
    const text = () => one('', 'Jo', '"\\\\\\n\\u2028', '\\ud800 lone', '<b>&', '\\u{1F408}',
        '__proto__')
    const fields = {
        subject: () => ({ subject: id('subject'), name: one(text(), undefined),
            born: one('', '2024-02', undefined), removed: one(true, false, undefined) }),
        current: () => ({ subject: id('subject') }),
        measure: () => ({ measure: id('m'), value: one(0, 1.5, 1e21, undefined), on: day() }),
        enrol: () => ({ plan: id('plan') }),
        tick: () => ({ step: id('step'), box: 1 + random(3), on: one(true, false),
            words: one('aa', 'bb') }),
        skip: () => ({ step: id('step'), on: one(true, false) }),
        'session-start': () => ({ session: id('s'), plan: id('plan'), stage: id('stage'),
            preflight: some(() => id('step')), on: day() }),
        'session-begin': () => ({ session: id('s') }),
        'session-end': () => ({ session: id('s'), colour: one('green', 'amber', 'red'),
            ate: one(true, false, null), left: one(true, false, undefined),
            minutes: one(3, 0.5, null), note: text(), on: day() }),
        setback: () => ({ plan: id('plan'), from: id('stage'), to: id('stage') }),
        pause: () => ({ plan: id('plan'), on: one(true, false) }),
        place: () => ({ plan: id('plan'), stage: id('stage') }),
        reset: () => ({ steps: some(() => id('step')),
            stages: some(() => `${id('plan')}/${id('stage')}`), all: random(9) === 0 }),
        undo: (keys) => ({ of: some(() => one(...keys, 'none')) }),
        backup: () => ({}),
        moon: () => ({ deep: { er: [text(), { '': null }] } }),
    }
    const missing = [...KINDS.keys()].filter((kind) => !(kind in fields))
    const entry = (keys) => {
        const kind = one(...Object.keys(fields))
        const ours = keyOf('us', random(60), one('a', 'b') + random(1e6))
        const key = random(30) ? ours : `us:9:later-${random(99)}`
        const again = random(20) ? {} : { again: one(...keys, 'none') }
        const whose = random(3) ? {} : { subject: id('subject') }
        keys.push(key)
        const at = `${day()}T10:00:00.000Z`
        return [key, JSON.stringify({ at, kind, ...whose, ...fields[kind](keys), ...again })]
    }
    const made = (writer) => new Journal('us', {
        local: { held: new Set(), fault: null, read: () => [], save() {}, saveAll: () => null },
        mirror: () => ({ fault: null, read: async () => {}, save() {}, saveAll: async () => null }),
        tell() {}, changed() {}, writer, now: () => '2026-01-05T10:00:00.000Z',
    })
    const shown = ({ state, entries }) => JSON.stringify([state, entries], (_, value) =>
        value instanceof Map || value instanceof Set ? [...value] : value)
    const differing = []
    let records = 0
    for (let round = 0; round < rounds; round++) {
        const keys = ['none']
        const entries = [...new Map(Array.from({ length: 10 + random(80) }, () => entry(keys)))]
        records += entries.length
        const whole = made('whole')
        whole.join(entries)
        const expected = shown(whole)
        const merged = made('merged')
        const half = random(entries.length)
        const parts = [entries.slice(0, half), entries.slice(half), entries.slice(half / 2)]
        for (const part of shuffled(parts)) merged.join(shuffled(part))
        const file = writeBackup('us', whole.entries, '2026-01-05T10:00:00.000Z')
        const reading = readBackup('us', file)
        const back = made('back')
        if (reading.entries) await back.take(shuffled(reading.entries))
        if (reading.entries) await back.take(reading.entries)
        const link = round % 10 ? null : await linkOf('https://x.example/', file)
        const unpacked = link === null ? file : (await textIn(new URL(link).hash)).text
        const same = [shown(merged) === expected, shown(back) === expected, unpacked === file,
            JSON.parse(file).records.length === entries.length]
        if (same.includes(false)) differing.push([round, same, reading.refusal])
    }
    return { missing, differing, records }
}"""


@pytest.mark.parametrize(
    "rounds",
    [
        20,
        pytest.param(200, marks=pytest.mark.all),
        pytest.param(1000, marks=pytest.mark.deep),
    ],
)
def test_a_backup_of_any_journal_brings_the_same_state(page: Page, rounds: int) -> None:
    """Export, clear, import; merged in any order; through a link; taken in twice."""
    page.goto("")

    found: dict[str, Any] = page.evaluate(RANDOM, [rounds, 20260105])

    assert found["missing"] == []
    assert found["differing"] == []
    assert found["records"] > rounds * 10
