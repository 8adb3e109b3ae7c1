/** Every choice of `size` among the numbers 0 … count − 1, in order; null where there are more than `most` of them. */
export function everySubset(count: number, size: number, most: number): Generator<readonly number[]> | null {
  let choices = 1
  for (let k = 1; k <= size; k++) {
    choices = (choices * (count - size + k)) / k
    if (choices > most) return null
  }
  return subsets(count, size)
}

function* subsets(count: number, size: number): Generator<readonly number[]> {
  const chosen = Array.from({ length: size }, (_, k) => k)
  for (;;) {
    yield [...chosen]
    let place = size - 1
    while (place >= 0 && chosen[place] === count - size + place) place--
    if (place < 0) return
    chosen[place]++
    for (let k = place + 1; k < size; k++) chosen[k] = chosen[k - 1] + 1
  }
}
