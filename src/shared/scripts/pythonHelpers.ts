import { CURRENCY } from '../source/numberUnit'
import { pythonText, pythonTexts } from './pythonText'
import type { ScriptInput } from './scriptInput'

/**
 * Functions of the script that make values of cells as the import does, and those that the steps and the model need.
 * `mix32` is the finaliser of MurmurHash3, by which the program draws rows.
 */
export const pythonHelpers = ({ reading }: ScriptInput): readonly string[] =>
  `missing_texts = ${pythonTexts(['', ...reading.missing])}


def words(text):
    text = text.map(lambda cell: cell.strip() if isinstance(cell, str) else cell)
    return text.astype(object).where(~(text.isna() | text.isin(missing_texts)), None)


def undressed(text, unit):
    text = text.str.strip()
    if unit == "percent":
        share = text.str.contains("[%\\uff05]$", na=False)
        return (text.str.replace("[%\\uff05]$", "", regex=True).str.strip() + "e-2").where(share)
    bare = text.str.replace(${pythonText(CURRENCY)}, "", regex=True).str.strip()
    bare = bare.str.replace(r"^\\((.*)\\)$", r"-\\1", regex=True).str.replace(r"^(.*?)\\s*-$", r"-\\1", regex=True)
    return bare.str.replace(r"\\s", "", regex=True)


def number(text, decimal=".", thousands="", unit=""):
    if pd.api.types.is_numeric_dtype(text):
        return text.astype(float)
    text = words(text).str.replace("\\u2212", "-", regex=False)
    if unit:
        text = undressed(text, unit)
    if thousands:
        text = text.str.replace(thousands, "", regex=False)
    if decimal == ",":
        text = text.str.replace(",", ".", n=1, regex=False)

    def value(cell):
        try:
            return float(cell)
        except (TypeError, ValueError):
            return np.nan

    return text.map(value).astype(float)


def truth(text):
    words_of = {**dict.fromkeys(["true", "yes", "t", "y", "1"], True), **dict.fromkeys(["false", "no", "f", "n", "0"], False)}
    return words(text.astype(str)).str.lower().map(words_of).astype(object)


def days(text, order="ymd"):
    if pd.api.types.is_datetime64_any_dtype(text):
        return (text - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)
    form = {"ymd": "%Y-%m-%d", "dmy": "%d-%m-%Y", "mdy": "%m-%d-%Y"}[order]

    def value(cell):
        if not isinstance(cell, str):
            return np.nan
        day, _, time = cell.replace("T", " ").partition(" ")
        seconds = sum(float(part) * size for part, size in zip(time.split(":"), [3600, 60, 1])) if time else 0
        try:
            date = datetime.datetime.strptime(day.replace("/", "-").replace(".", "-"), form)
        except ValueError:
            return np.nan
        return (date - datetime.datetime(1970, 1, 1)).days + seconds / 86400

    return words(text).map(value).astype(float)


def column(name):
    values = data[name]
    if pd.api.types.is_float_dtype(values):
        return values.astype("Float64")
    return values.astype("boolean") if values.dropna().map(lambda cell: isinstance(cell, bool)).all() else values.astype("string")


def plain(values):
    if not isinstance(values, pd.Series):
        return values
    if values.dtype == "boolean" or values.dtype == "string":
        return values.astype(object).where(values.notna(), None)
    return values.astype(float)


def keep(rows):
    return data[rows.fillna(False).astype(bool)]


def ifelse(test, yes, no):
    chosen = pd.Series(np.where(test.fillna(False).astype(bool), yes, no), index=test.index)
    return chosen.where(test.notna())


def date_part(day, part):
    times = pd.Timestamp("1970-01-01") + pd.to_timedelta(np.floor(np.asarray(day, dtype=float)), unit="D")
    return pd.Series(part(pd.Series(times)).to_numpy(dtype=float), index=day.index)


def year(day):
    return date_part(day, lambda times: times.dt.year)


def month(day):
    return date_part(day, lambda times: times.dt.month)


def mday(day):
    return date_part(day, lambda times: times.dt.day)


def wday(day):
    return (np.floor(day) + 4) % 7 + 1


def recode(values, pairs, keep_others):
    result = values.astype(object) if keep_others else pd.Series(None, index=values.index, dtype=object)
    done = pd.Series(False, index=values.index)
    for old, new in pairs:
        hit = ~done & (values.isna() if old is None else values == old)
        result[hit] = new
        done |= hit
    return result.infer_objects()


def poly(x, degree=1, raw=False):
    x = np.asarray(x, dtype=float)
    powers = x[:, None] ** np.arange(int(degree) + 1)
    if raw:
        return powers[:, 1:]
    known = ~np.isnan(x)
    centred = x[known] - x[known].mean()
    q, r = np.linalg.qr(centred[:, None] ** np.arange(int(degree) + 1))
    columns = np.full((len(x), int(degree)), np.nan)
    columns[known] = (q * np.sign(np.diag(r)))[:, 1:]
    return columns


def scale(x, center=True, scale=True):
    x = np.asarray(x, dtype=float)
    x = x - np.nanmean(x) if center else x
    return x / np.sqrt(np.nansum(x**2) / (np.count_nonzero(~np.isnan(x)) - 1)) if scale else x


def others(names):
    return " + ".join(f"Q({json.dumps(name, ensure_ascii=False)})" for name in data.columns if name not in names)


def mix32(h):
    h = np.asarray(h, dtype=np.uint64) & np.uint64(0xFFFFFFFF)
    h = ((h ^ (h >> np.uint64(16))) * np.uint64(0x85EBCA6B)) & np.uint64(0xFFFFFFFF)
    h = ((h ^ (h >> np.uint64(13))) * np.uint64(0xC2B2AE35)) & np.uint64(0xFFFFFFFF)
    return h ^ (h >> np.uint64(16))


def draw(rows, share, seed):
    hashes = mix32(mix32(rows) ^ mix32((seed + 0x9E3779B9) % 2**32))
    count = int(np.floor(share * len(rows) + 0.5))
    return np.where(np.argsort(np.argsort(hashes)) < count, "train", "test")


def runs(first, last):
    return [row for start, end in zip(first, last) for row in range(start, end + 1)]`.split('\n')
