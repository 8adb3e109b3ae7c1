import type { JoinEffect } from '@shared/preparation/stepOutcome'
import { trimmed } from '../data/cells/castSql'
import type { Database } from '../data/database/database'
import { equalKeys, type KeyPair } from './keyPairs'
import type { OtherTable } from './otherTable'
import { missingSql, type Stage } from './stage'

interface Joined {
  readonly database: Database
  readonly stage: Stage
  readonly other: OtherTable
}

type Counts = Pick<JoinEffect, 'matched' | 'unmatched' | 'withoutKey' | 'nearlyMatched'>

/** How many rows have a match, have none, or have no key to be matched. */
export async function matchCounts(joined: Joined, keys: readonly KeyPair[]): Promise<Counts> {
  const { database, stage, other } = joined
  const keyless = keys
    .map(({ ours }) => missingSql({ cell: `ours.${ours.cell}`, type: ours.type }))
    .join(' OR ')
  const found = `EXISTS (SELECT 1 FROM ${other.relation} AS theirs WHERE ${equalKeys(keys)})`
  const [[withoutKey, matched]] = await database.rows(
    `SELECT (count(*) FILTER (WHERE keyless))::DOUBLE, (count(*) FILTER (WHERE found))::DOUBLE
     FROM (SELECT (${keyless}) AS keyless, ${found} AS found FROM ${stage.relation} AS ours)`,
  )
  const [lacking, met] = [Number(withoutKey), Number(matched)]
  const unmatched = stage.rows - met - lacking
  const hasText = keys.some(({ ours }) => ours.type === 'text')
  const nearlyMatched = unmatched > 0 && hasText ? await nearlyMatching(joined, keys) : 0
  return { matched: met, unmatched, withoutKey: lacking, nearlyMatched }
}

/** Rows that match nothing, but would if neither case nor blanks at the ends of texts counted. */
async function nearlyMatching({ database, stage, other }: Joined, keys: readonly KeyPair[]): Promise<number> {
  const loosely = keys
    .map(({ ours, theirs }) => {
      const [one, two] = [`ours.${ours.cell}`, `theirs.${theirs.cell}`]
      return ours.type === 'text' ? `${loose(one)} = ${loose(two)}` : `${one} = ${two}`
    })
    .join(' AND ')
  const exists = (condition: string): string =>
    `EXISTS (SELECT 1 FROM ${other.relation} AS theirs WHERE ${condition})`
  const [[count]] = await database.rows(
    `SELECT count(*)::DOUBLE FROM ${stage.relation} AS ours
     WHERE NOT ${exists(equalKeys(keys))} AND ${exists(loosely)}`,
  )
  return Number(count)
}

const loose = (text: string): string => `lower(${trimmed(text)})`
