import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { openText, valuesOf } from '../openText'

const SAMPLES: readonly (readonly [string, string])[] = [
  ['gb18030', '城市,销售额\n北京,12.5\n上海,30\n广州,7.25\n深圳,8\n'],
  ['big5', '城市,銷售額\n臺北,12.5\n高雄,30\n臺中,7.25\n新竹,8\n'],
  ['shift_jis', '都市,売上\n東京,12.5\n大阪,30\nなごや,7.25\nサッポロ,8\n'],
  ['euc-kr', '도시,매출\n서울,12.5\n부산,30\n대구,7.25\n인천,8\n'],
  ['windows-1252', 'ville,montant\nOrléans,12.5\nBésançon,30\nNîmes,7.25\nCôte,8\n'],
  ['macintosh', 'ville,montant\nOrléans,12.5\nBésançon,30\nNîmes,7.25\nCôte,8\n'],
  ['cp850', 'Stadt,Betrag\nMünchen,12.5\nKöln,30\nSüd,7.25\nGräz,8\n'],
  ['windows-1251', 'город,сумма\nМосква,12.5\nКазань,30\nОмск,7.25\nПермь,8\n'],
  ['utf-8', 'город,сумма\nМосква,12.5\n北京,30\nNîmes,7.25\n대구,8\n'],
]

/** The sample's lines, many times over: a large file is read another way. */
function repeated(text: string, times: number): string {
  const [header, ...lines] = text.trimEnd().split('\n')
  return `${header}\n${`${lines.join('\n')}\n`.repeat(times)}`
}

describe('encodings', () => {
  for (const [encoding, text] of SAMPLES) {
    const [name, ...cells] = text.split('\n').map((line) => line.split(',')[0])
    it.each([1, 30_000])(`${encoding} is told by the text itself, %s times`, async (times) => {
      const table = await openText(iconv.encode(repeated(text, times), encoding))
      expect(table.import.encoding).toBe(encoding)
      expect(table.columns[0].name).toBe(name)
      expect((await valuesOf(table, name)).slice(0, 4)).toEqual(cells.slice(0, 4))
      expect((await valuesOf(table, table.columns[1].name)).slice(0, 4)).toEqual([12.5, 30, 7.25, 8])
      expect(table.rowCount).toBe(4 * times)
      await table.close()
    })
  }

  it.each(['utf-16le', 'utf-16be'])('%s with a mark, and without', async (encoding) => {
    for (const mark of ['\ufeff', '']) {
      const table = await openText(iconv.encode(`${mark}x,g\n1.5,é\n2.5,b\n`, encoding))
      expect(table.import.encoding).toBe(encoding)
      expect(await valuesOf(table, 'x')).toEqual([1.5, 2.5])
      await table.close()
    }
  })

  it('the encoding asked for wins', async () => {
    const table = await openText(iconv.encode('x,g\n1,й\n', 'koi8-r'), { encoding: 'koi8-r' })
    expect(await valuesOf(table, 'g')).toEqual(['й'])
    await table.close()
  })

  it('a stray byte in UTF-8 spoils its cell alone, and is reported', async () => {
    const good = Buffer.from('x,g\n1,日本\n2,中国\n')
    const table = await openText(Buffer.concat([good, Buffer.from([0x33, 0x2c, 0xff, 0x0a])]))
    expect(await valuesOf(table, 'g')).toEqual(['日本', '中国', '\ufffd'])
    expect(table.import.problems).toEqual([{ row: 3, column: 'g', text: '\ufffd', why: 'not-decodable' }])
    await table.close()
  })

  it('UTF-8 whose first high byte comes late is UTF-8', async () => {
    const table = await openText(`x,g\n${'1,a\n'.repeat(400_000)}2,é\n`)
    expect(table.import.encoding).toBe('utf-8')
    expect((await valuesOf(table, 'g')).at(-1)).toBe('é')
    await table.close()
  })

  it('Latin-1 whose first high byte comes late is decoded', async () => {
    const table = await openText(Buffer.from(`x,g\n${'1,a\n'.repeat(400_000)}2,é\n`, 'latin1'))
    expect((await valuesOf(table, 'g')).at(-1)).toBe('é')
    await table.close()
  })
})
