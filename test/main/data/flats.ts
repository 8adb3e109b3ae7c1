/** A sample pair for pre-training and fine-tuning: flats of a city, and fewer of a town whose rents are made much alike. */
export interface FlatPlan {
  readonly seed: number
  readonly rows: number
  readonly base: number
  readonly perSquareMetre: number
  readonly perYear: number
  readonly perKilometre: number
}

export const city: FlatPlan = {
  seed: 2024,
  rows: 240,
  base: 420,
  perSquareMetre: 12,
  perYear: -3,
  perKilometre: -25,
}

export const town: FlatPlan = {
  seed: 77,
  rows: 36,
  base: 260,
  perSquareMetre: 10.5,
  perYear: -3,
  perKilometre: -18,
}

const NOISE = 60

/** The file of a plan: area (m²), age (years), distance from the centre (km) and rent, all rounded. */
export function flats({ seed, rows, base, perSquareMetre, perYear, perKilometre }: FlatPlan): string {
  let state = seed
  const uniform = (): number => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const lines = ['area,age,distance,rent']
  for (let row = 0; row < rows; row++) {
    const area = Math.round(25 + 95 * uniform())
    const age = Math.round(80 * uniform())
    const distance = Math.round(10 * (0.3 + 9 * uniform())) / 10
    const rent = base + perSquareMetre * area + perYear * age + perKilometre * distance + NOISE * normal()
    lines.push([area, age, distance, Math.round(rent)].join(','))
  }
  return `${lines.join('\n')}\n`
}
