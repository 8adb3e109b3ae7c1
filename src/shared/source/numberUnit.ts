/** What numbers may be dressed in: a percentage is divided by 100, so that 12 % is 0.12; a sum of money is taken without its currency. */
export const numberUnits = ['percent', 'currency'] as const
export type NumberUnit = (typeof numberUnits)[number]

/** Signs of currencies, codes of those most traded, and a few names: a regular expression source of JavaScript, DuckDB, R and Python. */
export const CURRENCY =
  '(?:(?:US|CA|AU|NZ|HK|NT|R)?[$¢£¥฿₠-₿＄￡￥￦]|USD|EUR|GBP|JPY|CNY|RMB|CHF|CAD|AUD|NZD|HKD|TWD|SGD|INR|KRW|SEK|NOK|DKK|PLN|CZK|HUF|RUB|TRY|BRL|' +
  'MXN|ZAR|ILS|THB|kr[.]?|zł|Kč|Fr[.]|元|圆|圓|円)'
