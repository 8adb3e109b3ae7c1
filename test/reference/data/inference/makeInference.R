# Robust covariances, analyses of variance, effect sizes, predictions and bootstrap intervals at 17 digits, for cases that
# reference/data/lm does not have: weights, clusters, type III, interactions of factors. sandwich 3.0-2 and car 3.1-1 by their
# definitions; boot's own boot.ci and empinf. Run in this folder: Rscript makeInference.R
library(boot)
num <- function(x) ifelse(is.na(x), 'null', ifelse(is.finite(x), sprintf('%.17g', x), ifelse(x > 0, '"Infinity"', '"-Infinity"')))
array <- function(x) paste0('[', paste(num(as.numeric(x)), collapse = ','), ']')
texts <- function(x) paste0('[', paste0('"', x, '"', collapse = ','), ']')
object <- function(fields) paste0('{\n', paste0('"', names(fields), '": ', unlist(fields), collapse = ',\n'), '\n}')
text <- function(x) paste0('"', x, '"')

# The meat of each kind of sandwich from scores u, one row a row of data.
meats <- function(u, h, cluster) {
  n <- nrow(u); k <- ncol(u); hc <- function(f) crossprod(u * sqrt(f))
  lagged <- function(L) { M <- crossprod(u); for (l in seq_len(L)) { G <- crossprod(u[1:(n - l), ], u[(l + 1):n, ]); M <- M + (1 - l / (L + 1)) * (G + t(G)) }; M }
  s <- rowsum(u, cluster); g <- nrow(s)
  list(HC0 = hc(1), HC1 = hc(n / (n - k)), HC2 = hc(1 / (1 - h)), HC3 = hc(1 / (1 - h)^2), HC4 = hc((1 - h)^-pmin(4, n * h / k)),
    neweyWest = lagged(floor(4 * (n / 100)^(2 / 9))) * n / (n - k), cluster = crossprod(s) * g / (g - 1) * (n - 1) / (n - k))
}
robust <- function(m, cluster) {
  X <- model.matrix(m); w <- weights(m); if (is.null(w)) w <- rep(1, nrow(X)); h <- hatvalues(m)
  B <- chol2inv(qr.R(m$qr)); V <- lapply(meats(X * (residuals(m) * w), h, cluster), function(M) B %*% M %*% B)
  # Wald's F in the coordinates of Q, where solve() keeps its digits. Of fewer clusters than slopes the covariance is singular.
  keep <- attr(X, 'assign') > 0; z <- m$effects[seq_along(keep)][keep]
  W <- meats(qr.Q(m$qr) * (residuals(m) * sqrt(w)), h, cluster)
  if (length(unique(cluster)) <= sum(keep)) W$cluster[] <- NA
  wald <- lapply(W, function(M) if (anyNA(M)) NA else drop(z %*% solve(M[keep, keep], z)) / sum(keep))
  object(c(lapply(V, array), list(wald = object(lapply(wald, num)))))
}

# RSS of the model with some of its columns only.
rss <- function(m, columns) {
  X <- model.matrix(m)[, columns, drop = FALSE]; w <- weights(m); if (is.null(w)) w <- rep(1, nrow(X)); y <- model.response(model.frame(m))
  if (!any(columns)) sum(w * y^2) else sum(w * lm.wfit(X, y, w)$residuals^2)
}
types <- function(m) {
  a <- attr(model.matrix(m), 'assign'); f <- attr(terms(m), 'factors') > 0; labels <- colnames(f)
  table <- function(names, ss, df) { F <- ss / df / (deviance(m) / df.residual(m)); object(list(terms = texts(names), df = array(df), ss = array(ss), f = array(F), p = array(pf(F, df, df.residual(m), lower.tail = FALSE)))) }
  two <- sapply(seq_along(labels), function(t) { relative <- setdiff(which(sapply(seq_along(labels), function(o) all(f[f[, t], o]))), t); rest <- !(a %in% relative); rss(m, rest & a != t) - rss(m, rest) })
  all <- sort(unique(a)); three <- sapply(all, function(t) rss(m, a != t) - rss(m, a >= 0))
  list(typeII = table(labels, two, sapply(seq_along(labels), function(t) sum(a == t))),
    typeIII = table(c('(Intercept)', labels)[all + 1], three, sapply(all, function(t) sum(a == t))))
}

standardized <- function(m) {
  X <- model.matrix(m); y <- model.response(model.frame(m)); w <- weights(m); if (is.null(w)) w <- rep(1, nrow(X))
  about <- function(v) { c <- if (attr(terms(m), 'intercept')) sum(w * v) / sum(w) else 0; sqrt(sum(w * (v - c)^2)) }
  s <- coef(m) * apply(X, 2, about) / about(y); s[attr(X, 'assign') == 0] <- NA; s
}

save <- function(name, csv, formula, cluster, weights = NULL, at) {
  d <- read.csv(paste0('../rdatasets/datasets/', csv, '.csv')); d$.w <- if (is.null(weights)) 1 else eval(parse(text = weights), d)
  m <- if (is.null(weights)) lm(as.formula(formula), d) else lm(as.formula(formula), d, weights = .w)
  codes <- as.integer(factor(eval(parse(text = cluster), d))) - 1
  p <- suppressWarnings(predict(m, at, se.fit = TRUE)); c <- suppressWarnings(predict(m, at, interval = 'confidence', level = 0.9)); q <- suppressWarnings(predict(m, at, interval = 'prediction', level = 0.9))
  n <- nobs(m); k <- length(coef(m)) + 1
  fields <- c(list(dataset = text(paste0('rdatasets/datasets/', csv, '.csv')), formula = text(formula), software = text(R.version.string),
    weights = if (is.null(weights)) 'null' else array(d$.w), codes = array(codes), robust = robust(m, codes)), types(m), list(
    standardized = array(standardized(m)), aicc = num(AIC(m) + 2 * k * (k + 1) / (n - k - 1)), at = object(lapply(as.list(at), function(v) if (is.numeric(v)) array(v) else texts(v))),
    predict = object(list(fit = array(p$fit), se = array(p$se.fit), confLower = array(c[, 2]), confUpper = array(c[, 3]), predLower = array(q[, 2]), predUpper = array(q[, 3])))))
  writeLines(object(fields), paste0(name, '.json'))
}
save('cars-weighted', 'cars', 'dist ~ speed', 'speed %% 7', '1/speed', data.frame(speed = c(5, 10.5, 21)))
save('cars-nointercept', 'cars', 'dist ~ 0 + speed', 'speed %% 7', NULL, data.frame(speed = c(5, 10.5, 21)))
save('mtcars-factors', 'mtcars', 'mpg ~ factor(cyl) * factor(am) + wt', 'carb', NULL, data.frame(cyl = c(4, 8, 6), am = c(1, 0, 1), wt = c(2.2, 5.6, 3)))
save('mtcars-three-way', 'mtcars', 'mpg ~ wt * hp * factor(am)', 'gear', 'qsec', data.frame(wt = c(2.2, 3.6), hp = c(100, 180), am = c(1, 0)))
save('iris-interaction', 'iris', 'Sepal.Length ~ Species * Petal.Length', 'round(Sepal.Width * 5)', 'Petal.Width', data.frame(Species = c('setosa', 'virginica'), Petal.Length = c(1.5, 5)))

cars <- read.csv('../rdatasets/datasets/cars.csv')
slope <- function(d, i) coef(lm(dist ~ speed, d[i, ]))
set.seed(1); b <- boot(cars, slope, 199)
L <- sapply(1:2, function(k) empinf(b, index = k, type = 'jack', stype = 'i'))
ends <- lapply(1:2, function(k) { i <- boot.ci(b, conf = 0.9, type = c('perc', 'bca'), index = k, L = L[, k]); list(percent = i$percent[4:5], bca = i$bca[4:5]) })
writeLines(object(list(software = text(paste(R.version.string, 'boot', packageVersion('boot'))), level = '0.9', estimate = array(b$t0),
  acceleration = array(apply(L, 2, function(l) sum(l^3) / (6 * sum(l^2)^1.5))), intercepts = array(b$t[, 1]), slopes = array(b$t[, 2]),
  percentile = array(unlist(lapply(ends, `[[`, 'percent'))), bca = array(unlist(lapply(ends, `[[`, 'bca'))))), 'boot-cars.json')
