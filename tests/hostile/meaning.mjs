// What another engine for YAML 1.2 reads in each of some texts: the `yaml` package, core schema.
// Values are tagged with their type; a text that is not one good document has the value null.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const { parseAllDocuments } = createRequire(`${process.argv[2]}/`)('yaml')
const OPTIONS = { version: '1.2', schema: 'core', intAsBigInt: true, logLevel: 'silent' }

const tag = (value) => {
  if (value === null || value === undefined) return ['null']
  if (Array.isArray(value)) return ['list', value.map(tag)]
  if (value instanceof Map) return ['map', [...value].map(([key, part]) => [String(key), tag(part)])]
  if (typeof value === 'bigint') return ['int', String(value)]
  if (typeof value === 'number') return ['float', Object.is(value, -0) ? '-0' : String(value)]
  return [typeof value, String(value)]
}

const meaning = (text) => {
  const documents = parseAllDocuments(text, OPTIONS)
  if (documents.length === 0) return ['null']
  if (documents.length !== 1 || documents[0].errors.length > 0) return null
  return tag(documents[0].toJS({ mapAsMap: true }))
}

const texts = JSON.parse(readFileSync(0, 'utf-8'))
process.stdout.write(JSON.stringify(texts.map(meaning)))
