/** The name, or what is still free of `name_2`, `name_3`, … */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name
  for (let number = 2; isTaken(free); number++) free = `${name}_${number}`
  return free
}
