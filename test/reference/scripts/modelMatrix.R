# Reference model frames and matrices of R for the formula language.
# Rscript test/reference/scripts/modelMatrix.R > test/reference/data/formula/modelMatrix.json
# Each entry has the formula, R's terms (labels, intercept), the 1-based rows that na.omit keeps, the response, and
# model.matrix (column names, assign, values column after column), as lm() builds them (unused levels dropped).
invisible(Sys.setlocale("LC_COLLATE", "C"))

d <- data.frame(
  y = c(3.1, 4.7, 5.2, 6.9, 8.4, 7.3, 9.8, 2.2, 6.1, 5.5, 4.4, 10.3),
  x = c(1.5, 2.25, 3, NA, 5.125, 4.5, 7, 0.5, 3.75, 2.5, 1.25, 8),
  z = c(10, 12, 9, 15, 20, 18, 25, 7, 14, 13, 11, 26),
  n = c(4L, 6L, 8L, 4L, 6L, 8L, 4L, 6L, 8L, 4L, 6L, 10L),
  w = c(-2, -1, 0, 1, 2, 3, -3, 4, -4, 5, 6, NA),
  f = c("b", "a", "c", "a", "b", "c", "a", "b", NA, "c", "a", "only"),
  g = c("lo", "hi", "lo", "hi", "lo", "hi", "hi", "lo", "lo", "hi", "lo", "hi"),
  l = c(TRUE, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, FALSE, TRUE, NA, FALSE, TRUE),
  big = c(100000, 200000, 100000, 300000, 200000, 100000, 300000, 200000, 100000, 300000, 200000, 100000),
  ratio = c(0.1, 0.25, 1/3, 0.1, 0.25, 1/3, 0.1, 0.25, 1/3, 0.1, 0.25, 1/3),
  stringsAsFactors = FALSE
)
d$`my col` <- c(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
d$`my f` <- c("p q", "r", "p q", "r", "s", "s", "r", "p q", "s", "r", "p q", "s")
d$Acid.Conc. <- c(89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88)
d$big <- as.integer(d$big)

formulas <- c(
  "y ~ x", "y ~ 1", "y ~ x + z", "y ~ x - 1", "y ~ 0 + x + z", "y ~ -1 + z", "y ~ z + 0 + 1",
  "y ~ z + 1 - 1", "y ~ x * z", "y ~ x:z", "y ~ x * z * w", "y ~ (x + z + w)^2", "y ~ (x + z + w)^3",
  "y ~ (x + z + w)**2 - x:w", "y ~ x * z - x", "y ~ x + z - w", "y ~ z - (x + z) + w", "y ~ y + z",
  "y ~ f", "y ~ 0 + f", "y ~ f - 1 + g", "y ~ f + g", "y ~ f * g", "y ~ f:g", "y ~ 0 + f:g", "y ~ f + f:g",
  "y ~ g + f:g", "y ~ f:x", "y ~ f * x", "y ~ x:f", "y ~ 0 + x:f", "y ~ x + x:f", "y ~ f/x", "y ~ g/f", "y ~ z/f",
  "y ~ (f + g)/x", "y ~ f/(x + z)", "y ~ f %in% g", "y ~ g + f %in% g", "y ~ g:x + g:z", "y ~ f:g:z", "y ~ 0 + z + f",
  "y ~ 0 + f + x:g", "y ~ g * z + f", "y ~ f + g + f:g:z", "y ~ l", "y ~ l * x", "y ~ 0 + l", "y ~ x:l", "y ~ I(l)",
  "y ~ as.numeric(l)", "y ~ factor(l)", "y ~ factor(n)", "y ~ factor(n) * g", "y ~ 0 + factor(n)",
  "y ~ factor(big)", "y ~ factor(ratio)", "y ~ factor(ratio * 3)", "y ~ factor(big * 1)", "y ~ as.factor(n)",
  "y ~ factor(n, levels = c(8, 4))", "y ~ relevel(factor(f), ref = 'b')", "y ~ relevel(factor(n), \"8\") + x",
  "y ~ factor(x > 3)", "y ~ log(x)", "y ~ log(z) + log2(z) + log10(z) + log(z, 3) + log(z, base = 2)",
  "log(y) ~ x", "y + z ~ x", "I(y^2) ~ x", "sqrt(y) ~ sqrt(x)", "y > 5 ~ x", "-y ~ x", "y/z ~ w",
  "y ~ I(x^2)", "y ~ x + I(x^2) + I(x^3)", "y ~ I(x*z)", "y ~ I(x/z)", "y ~ I(1/x)", "y ~ I(-x)", "y ~ I(x+-z)",
  "y ~ I((x - 3)^2)", "y ~ I(x * 1000000)", "y ~ I(x * 0.0001)", "y ~ I(x^-1)", "y ~ I(2^x)", "y ~ exp(-x/2)",
  "y ~ sin(2 * 3.14159 * x) + cos(x)", "y ~ abs(w) + sign(w) + floor(x) + ceiling(x) + round(x)", "y ~ round(x, 1)",
  "y ~ log(w - 0.5)", "y ~ sqrt(w)", "y ~ log1p(x) + expm1(x/10)", "y ~ tanh(x) + atan(x)", "y ~ trunc(x)",
  "y ~ x > 3", "y ~ x >= 3 & z < 20", "y ~ x == 3 | w != 2", "y ~ !l", "y ~ (x > 3) + z", "y ~ I(x > 3)", "y ~ I(x > 3):z",
  "y ~ I((x > 3) * z)", "y ~ f == \"a\"", "y ~ I(f != 'b')", "y ~ I(f %in% c(\"a\", \"c\"))", "y ~ I(n %in% c(4, 8))",
  "y ~ ifelse(x > 3, z, 0)", "y ~ ifelse(l, x, -x)", "y ~ I(x %% 2) + I(w %/% 3)", "y ~ I(w %% 3)", "y ~ I(f)",
  "y ~ poly(z, 3)", "y ~ poly(z, 1)", "y ~ poly(z, 2, raw = TRUE)", "y ~ poly(z, degree = 2)", "y ~ poly(log(z), 2)",
  "y ~ poly(z, 2) * g", "y ~ f:poly(z, 2)", "y ~ poly(z, 2):poly(Acid.Conc., 2)", "y ~ poly(n, 2, raw = T)", "y ~ poly(z, 5)",
  "y ~ poly(z, 2) + x", "y ~ scale(x)", "y ~ scale(x, scale = FALSE) + z", "y ~ I(scale(x)^2)", "y ~ poly(scale(z), 2)",
  "y ~ cbind(x, z)", "y ~ cbind(x, z^2) + f",
  "y ~ `my col`", "y ~ `my col` * `my f`", "y ~ I(`my col`^2) + log(`my col`)", "y ~ factor(`my f`)", "y ~ Acid.Conc. + x",
  "y ~ .", "y ~ . - `my f` - f - l", "log(y) ~ . - f", "y ~ (z + n + w)^2 + f", "y ~ .:z",
  "y ~ w + f - f", "y ~ ((x))", "y ~ (x + z):w", "y ~ x + x + x:x", "y ~ w*f - w - f", "y ~ f*g*l", "y ~ 0 + f*g*l",
  "y ~ x:z + x + w:z:x + w", "y ~ ifelse(x > 3, TRUE, FALSE)", "y ~ f + x:l + f:l", "y ~ x:f + f:l",
  "y ~ factor(x > 3) * g", "y ~ I(l) + I(g) + g:I(l)", "y ~ (g + l + x)^3 - g:l:x - g", "y ~ 0 + f * x - f", "y ~ f * x - f",
  "y ~ g:l - 1 + l", "y ~ scale(x):f", "y ~ as.factor(n):g", "y ~ -f + f:x", "y ~ y:x + x", "l ~ x", "y ~ sign(l) + round(z, -1)"
)

text <- function(x) {
  if (length(x) == 0) return(character())
  x <- gsub("\\", "\\\\", x, fixed = TRUE)
  paste0("\"", gsub("\"", "\\\"", x, fixed = TRUE), "\"")
}
number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
list_of <- function(x) paste0("[", paste(x, collapse = ","), "]")
record <- function(...) {
  parts <- list(...)
  paste0("{", paste0(text(names(parts)), ":", unlist(parts), collapse = ","), "}")
}

column <- function(v) {
  if (is.character(v)) list_of(ifelse(is.na(v), "null", text(v)))
  else if (is.logical(v)) list_of(ifelse(is.na(v), "null", tolower(as.character(v))))
  else list_of(number(v))
}

entry <- function(source) {
  f <- as.formula(source)
  t <- terms(f, data = d)
  frame <- suppressWarnings(model.frame(t, d, na.action = na.omit, drop.unused.levels = TRUE))
  # lm() makes factors of texts here, after the rows are chosen.
  X <- suppressWarnings(model.matrix(attr(frame, "terms"), frame))
  record(
    formula = text(source),
    termLabels = list_of(text(attr(t, "term.labels"))),
    intercept = tolower(as.character(attr(t, "intercept") == 1)),
    response = text(names(frame)[1]),
    rows = list_of(match(rownames(frame), rownames(d))),
    y = list_of(number(as.numeric(frame[[1]]))),
    columns = list_of(text(colnames(X))),
    assign = list_of(attr(X, "assign")),
    values = list_of(number(as.vector(X)))
  )
}

cat("{\"origin\":", text(R.version.string), ",\n\"data\":{\n", sep = "")
cat(paste0(text(names(d)), ":", vapply(d, column, ""), collapse = ",\n"))
cat("},\n\"models\":[\n")
cat(vapply(formulas, entry, ""), sep = ",\n")
cat("]}\n")
