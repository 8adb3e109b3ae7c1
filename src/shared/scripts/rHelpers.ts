import { CURRENCY } from '../source/numberUnit'
import { rText, rTexts } from './rText'
import type { ScriptInput } from './scriptInput'

/**
 * Functions of the script that make values of cells as the import does, and those that the steps and the model need.
 * `mix32` is the finaliser of MurmurHash3, by which the program draws rows.
 */
export const rHelpers = ({ reading }: ScriptInput): readonly string[] =>
  `missing_texts <- ${rTexts(['', ...reading.missing])}
is_missing <- function(x) is.na(x) | x %in% missing_texts
words <- function(text) {
  text <- as.character(text)
  text[is_missing(text)] <- NA
  text
}
undressed <- function(text, unit) {
  text <- trimws(text)
  if (unit == "percent") return(ifelse(grepl("[%\\uff05]$", text), paste0(trimws(sub("[%\\uff05]$", "", text)), "e-2"), NA))
  bare <- trimws(gsub(${rText(CURRENCY)}, "", text, perl = TRUE))
  bare <- sub("^([+-])\\\\s+", "\\\\1", sub("^(.*?)\\\\s*-$", "-\\\\1", sub("^\\\\((.*)\\\\)$", "-\\\\1", bare)))
  gsub("\\\\s", "", bare)
}
number <- function(text, decimal = ".", thousands = "", unit = "") {
  if (is.numeric(text)) return(as.numeric(text))
  text <- gsub("\\u2212", "-", words(text), fixed = TRUE)
  if (nzchar(unit)) text <- undressed(text, unit)
  if (nzchar(thousands)) text <- gsub(thousands, "", text, fixed = TRUE)
  if (decimal == ",") text <- sub(",", ".", text, fixed = TRUE)
  suppressWarnings(as.numeric(text))
}
truth <- function(text) {
  if (is.logical(text)) return(text)
  text <- tolower(words(text))
  ifelse(text %in% c("true", "yes", "t", "y", "1"), TRUE, ifelse(is.na(text), NA, FALSE))
}
days <- function(text, order = "ymd") {
  if (inherits(text, "POSIXct")) return(as.numeric(text) / 86400)
  text <- words(text)
  format <- c(ymd = "%Y-%m-%d", dmy = "%d-%m-%Y", mdy = "%m-%d-%Y")[[order]]
  time <- strsplit(sub("^[^T ]*[T ]?", "", text), ":")
  seconds <- vapply(time, function(part) sum(as.numeric(part) * c(3600, 60, 1)[seq_along(part)]), 0)
  as.numeric(base::as.Date(gsub("[/.]", "-", sub("[T ].*$", "", text)), format)) + seconds / 86400
}
as.Date <- function(text) days(text)
year <- function(day) as.numeric(format(base::as.Date(floor(day), origin = "1970-01-01"), "%Y"))
month <- function(day) as.numeric(format(base::as.Date(floor(day), origin = "1970-01-01"), "%m"))
mday <- function(day) as.numeric(format(base::as.Date(floor(day), origin = "1970-01-01"), "%d"))
wday <- function(day) (floor(day) + 4) %% 7 + 1
runs <- function(first, last) unlist(Map(seq, first, last))
keep <- function(data, rows) data[which(rows), , drop = FALSE]
recode <- function(x, from, to, keep_others) {
  result <- if (keep_others) x else rep(NA, length(x))
  done <- logical(length(x))
  for (i in seq_along(from)) {
    hit <- !done & if (is.na(from[[i]])) is.na(x) else !is.na(x) & x == from[[i]]
    result[hit] <- to[[i]]
    done <- done | hit
  }
  result
}
fill_previous <- function(x) x[c(NA, which(!is.na(x)))[cumsum(!is.na(x)) + 1]]
most_frequent <- function(x) {
  values <- sort(unique(x[!is.na(x)]))
  values[which.max(tabulate(match(x, values)))]
}
xor32 <- function(a, b) {
  bitwXor(a %/% 65536, b %/% 65536) * 65536 + bitwXor(a %% 65536, b %% 65536)
}
times32 <- function(a, b) ((a %% 65536) * b + ((a %/% 65536) * b) %% 65536 * 65536) %% 2^32
mix32 <- function(h) {
  h <- times32(xor32(h, h %/% 2^16), 2246822507)
  h <- times32(xor32(h, h %/% 2^13), 3266489909)
  xor32(h, h %/% 2^16)
}
draw <- function(rows, share, seed) {
  hash <- mix32(xor32(mix32(rows), mix32((seed + 2654435769) %% 2^32)))
  count <- floor(share * length(rows) + 0.5)
  ifelse(rank(hash) <= count, "train", "test")
}`.split('\n')
