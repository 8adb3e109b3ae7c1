# Influence and residual tests of R's stats package at 17 digits, for cases that reference/data/lm does not have: weights, no
# intercept, a leverage of 1, aliased columns, missing values, too few rows. Run in this folder: Rscript makeInfluence.R
num <- function(x) ifelse(is.na(x), 'null', ifelse(is.finite(x), sprintf('%.17g', x), ifelse(x > 0, '"Infinity"', '"-Infinity"')))
array <- function(x) paste0('[', paste(num(as.numeric(x)), collapse = ','), ']')
object <- function(fields) paste0('{\n', paste0('"', names(fields), '": ', unlist(fields), collapse = ',\n'), '\n}')
text <- function(x) paste0('"', x, '"')
root <- '../rdatasets'

# lmtest 0.9-40's bptest, bgtest, resettest and dwtest's statistic, by their definitions.
breuschPagan <- function(m) {
  X <- model.matrix(m); w <- weights(m); if (is.null(w)) w <- rep(1, nrow(X))
  n <- sum(w > 0); e <- residuals(m); s2 <- sum(w * e^2) / n
  k <- lm.wfit(X, e^2 - s2, w); c <- lm.wfit(X, e^2 / s2 - 1, w); df <- k$rank - 1
  stat <- c(n * sum(w * k$fitted.values^2) / sum((e^2 - s2)^2), 0.5 * sum(w * c$fitted.values^2))
  c(stat[1], pchisq(stat[1], df, lower.tail = FALSE), stat[2], pchisq(stat[2], df, lower.tail = FALSE), df)
}
breuschGodfrey <- function(m, order) {
  X <- model.matrix(m); y <- model.response(model.frame(m)); e <- lm.fit(X, y)$residuals; n <- length(e)
  Z <- sapply(1:order, function(x) c(rep(0, x), e[1:(n - x)]))
  stat <- n * sum(lm.fit(cbind(X, Z), e)$fitted.values^2) / sum(e^2)
  c(stat, pchisq(stat, order, lower.tail = FALSE))
}
reset <- function(m) {
  X <- model.matrix(m); y <- model.response(model.frame(m)); f <- lm.fit(X, y); k <- f$rank; n <- length(y)
  r2 <- sum(lm.fit(cbind(X, f$fitted.values^2, f$fitted.values^3), y)$residuals^2); r1 <- sum(f$residuals^2)
  stat <- ((n - k - 2) / 2) * (r1 - r2) / r2
  c(stat, pf(stat, 2, n - k - 2, lower.tail = FALSE))
}
durbinWatson <- function(m) {
  e <- lm.fit(model.matrix(m), model.response(model.frame(m)))$residuals
  sum(diff(e)^2) / sum(e^2)
}
white <- function(m) {
  X <- model.matrix(m)[, -1, drop = FALSE]; p <- ncol(X)
  Z <- cbind(X, do.call(cbind, unlist(lapply(1:p, function(i) lapply(i:p, function(j) X[, i] * X[, j])), recursive = FALSE)))
  a <- lm(residuals(m)^2 ~ Z); stat <- length(residuals(m)) * summary(a)$r.squared; df <- a$rank - 1
  c(stat, pchisq(stat, df, lower.tail = FALSE), df)
}

# `through` is a formula with the same column space and well-conditioned columns: what does not depend on the coefficients is exact.
save <- function(name, csv, formula, weights = NULL, subset = NULL, tests = TRUE, through = NULL) {
  d <- read.csv(file.path(root, paste0(csv, '.csv')), check.names = FALSE)
  if (!is.null(subset)) d <- d[subset, ]
  d$.w <- if (is.null(weights)) 1 else eval(parse(text = weights), d)
  f <- as.formula(if (is.null(through)) formula else through); environment(f) <- environment()
  m <- if (is.null(weights)) lm(f, d) else lm(f, d, weights = .w)
  s <- shapiro.test(residuals(m))
  fields <- list(
    origin = text(paste(R.version.string, 'stats')), dataset = text(paste0('rdatasets/', csv, '.csv')), formula = text(formula),
    weights = if (is.null(weights)) 'null' else array(d$.w[as.integer(names(residuals(m)))]),
    subset = if (is.null(subset)) 'null' else array(subset), rowsUsed = array(names(residuals(m))),
    rank = num(m$rank), dfResidual = num(m$df.residual), rss = num(deviance(m)), fitted = array(fitted(m)), residuals = array(residuals(m)),
    hat = array(hatvalues(m)), rstandard = array(rstandard(m)), rstudent = array(rstudent(m)), cooksDistance = array(cooks.distance(m)),
    dffits = array(dffits(m)), covratio = array(covratio(m)), shapiroWilk = array(c(s$statistic, s$p.value)))
  if (!anyNA(coef(m)) && is.null(through)) fields$dfbetas <- paste0('[', paste(apply(dfbetas(m), 1, array), collapse = ','), ']')
  if (tests) fields <- c(fields, breuschPagan = array(breuschPagan(m)), breuschGodfrey2 = array(breuschGodfrey(m, 2)),
    reset = array(reset(m)), durbinWatson = num(durbinWatson(m)))
  if (tests && is.null(weights)) fields$white <- array(white(m))
  writeLines(object(fields), paste0(name, '.json'))
  cat(name, m$rank, 'of', length(coef(m)), '\n')
}
save('cars-weighted', 'datasets/cars', 'dist ~ speed', weights = '1/speed')
save('swiss-weighted', 'datasets/swiss', 'Fertility ~ Education + Catholic', weights = 'Agriculture')
save('anscombe4', 'datasets/anscombe', 'y4 ~ x4', tests = FALSE)
save('mtcars-aliased', 'datasets/mtcars', 'mpg ~ wt + I(2 * wt) + hp', tests = FALSE)
save('one-of-a-kind', 'datasets/mtcars', 'mpg ~ wt + factor(carb)')
save('cars-four-rows', 'datasets/cars', 'dist ~ speed', subset = c(1, 9, 24, 50), tests = FALSE)
save('cars-three-rows', 'datasets/cars', 'dist ~ speed', subset = c(1, 24, 49), tests = FALSE)
save('longley-year', 'datasets/longley', 'Employed ~ Year + GNP')

powers <- function(x, k) paste(c(x, sprintf('I(%s^%d)', x, 2:k)), collapse = ' + ')
save('women-poly5', 'datasets/women', paste('weight ~', powers('height', 5)), through = 'weight ~ poly(height, 5)')
save('pressure-poly7', 'datasets/pressure', paste('pressure ~', powers('temperature', 7)), through = 'pressure ~ poly(temperature, 7)')

# Shapiro-Wilk over the sizes that its approximation treats apart.
# The values are ((7919 i mod 10007) / 1000)^2, i = 1 ... n.
samples <- lapply(c(3, 4, 5, 6, 7, 11, 12, 13, 50, 101, 2000, 5000), function(n) {
  s <- shapiro.test(((7919 * (1:n)) %% 10007 / 1000)^2)
  object(list(n = num(n), w = num(s$statistic), p = num(s$p.value)))
})
writeLines(paste0('[', paste(samples, collapse = ',\n'), ']'), 'shapiro.json')
