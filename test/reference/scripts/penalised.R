# Reference values for penalised and constrained least squares.
# Rscript test/reference/scripts/penalised.R   (from the root of the repository; writes test/reference/data/penalised/*.json)
# R 4.2.2, MASS 7.3-58.2, glmnet 4.1-6, nnls 1.4, quadprog 1.5-8, jsonlite 1.8.4, car 3.1-1, lmtest 0.9-40
suppressMessages({ library(MASS); library(glmnet); library(nnls); library(quadprog); library(jsonlite); library(car); library(lmtest) })

folder <- "test/reference/data"
read <- function(name) read.csv(file.path(folder, "rdatasets", name), check.names = FALSE)
write <- function(name, value)
  writeLines(toJSON(value, digits = NA, auto_unbox = TRUE, pretty = TRUE), file.path(folder, "penalised", name))

sets <- list(
  longley = list(file = "datasets/longley.csv",
                 formula = "Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces + Population + Year"),
  mtcars = list(file = "datasets/mtcars.csv",
                formula = "mpg ~ cyl + disp + hp + drat + wt + qsec + vs + am + gear + carb"),
  Boston = list(file = "MASS/Boston.csv",
                formula = "medv ~ crim + zn + indus + chas + nox + rm + age + dis + rad + tax + ptratio + black + lstat")
)
matrices <- function(set) {
  data <- read(set$file)
  X <- model.matrix(as.formula(set$formula), data)
  list(data = data, X = X[, -1, drop = FALSE], y = model.response(model.frame(as.formula(set$formula), data)))
}
deviation <- function(x, w = rep(1, length(x))) sqrt(sum(w * (x - sum(w * x) / sum(w))^2) / sum(w))

# ridge: MASS::lm.ridge; tr H, GCV (intercept counted) and the posterior covariance from their definitions.
ridge <- function(set, lambda) {
  m <- matrices(set)
  n <- length(m$y)
  fit <- lm.ridge(as.formula(set$formula), m$data, lambda = lambda)
  A <- cbind(1, m$X)
  D <- diag(c(0, sqrt(lambda) * apply(m$X, 2, deviation)))
  augmented <- qr(rbind(A, D), LAPACK = TRUE)
  inverse <- chol2inv(qr.R(augmented))[order(augmented$pivot), order(augmented$pivot)]
  d <- svd(scale(m$X) * sqrt(n / (n - 1)))$d
  edf <- sum(d^2 / (d^2 + lambda)) + 1
  rss <- sum((m$y - A %*% coef(fit))^2)
  list(dataset = set$file, formula = set$formula, lambda = lambda, coefficients = unname(coef(fit)),
       effectiveDf = edf, rss = rss, gcv = n * rss / (n - edf)^2,
       stdError = unname(sqrt(rss / (n - edf) * diag(inverse))),
       leverage = rowSums(qr.Q(augmented)[seq_len(min(n, 100)), ]^2))
}
write("ridge.json", list(
  ridge(sets$longley, 0.01), ridge(sets$longley, 1), ridge(sets$longley, 50),
  ridge(sets$mtcars, 0.1), ridge(sets$mtcars, 10), ridge(sets$mtcars, 1000),
  ridge(sets$Boston, 5)))

# lasso and elastic net: glmnet, whose objective is ours for alpha = 1. It scales y to standard deviation 1 within, so for alpha < 1 the
# response is standardised first (divisor n), and lambda is that of the standardised problem.
elastic <- function(set, alpha, share, weights = NULL) {
  m <- matrices(set)
  y <- m$y
  w <- if (is.null(weights)) rep(1, length(y)) else m$data[[weights]]
  scale <- if (alpha < 1) deviation(y, w) else 1
  center <- if (alpha < 1) sum(w * y) / sum(w) else 0
  z <- (y - center) / scale
  Xs <- sweep(m$X, 2, colSums(w * m$X) / sum(w)) 
  Xs <- sweep(Xs, 2, apply(m$X, 2, deviation, w = w), "/")
  largest <- max(abs(colSums(w * Xs * (z - sum(w * z) / sum(w))) / sum(w))) / alpha
  lambda <- signif(share * largest, 4)
  path <- c(exp(seq(log(largest), log(lambda), length.out = 30))[-30], lambda)
  fit <- glmnet(m$X, z, weights = w, alpha = alpha, lambda = path, thresh = 1e-22, maxit = 1e9)
  list(dataset = set$file, formula = set$formula, alpha = alpha, lambda = lambda, weights = weights,
       responseCenter = center, responseScale = scale, coefficients = as.vector(coef(fit)[, 30]),
       df = unname(fit$df[30]))
}
shares <- c(0.5, 0.1, 0.01, 0.001)
write("lasso.json", c(
  lapply(shares[1:3], function(s) elastic(sets$longley, 1, s)),
  lapply(shares, function(s) elastic(sets$mtcars, 1, s)),
  lapply(shares, function(s) elastic(sets$Boston, 1, s)),
  list(elastic(list(file = "datasets/mtcars.csv", formula = "mpg ~ cyl + disp + hp + drat + wt"), 1, 0.05, "qsec"))))
write("elasticNet.json", c(
  lapply(shares, function(s) elastic(sets$longley, 0.5, s)),
  lapply(shares, function(s) elastic(sets$mtcars, 0.5, s)),
  lapply(shares[2:3], function(s) elastic(sets$mtcars, 0.1, s)),
  lapply(shares[1:3], function(s) elastic(sets$Boston, 0.9, s))))

# Cross-validation: glmnet's cv.glmnet with the folds given (row i in fold (i * 7) mod 5 + 1).
crossValidation <- function(set, alpha) {
  m <- matrices(set)
  n <- length(m$y)
  folds <- (seq_len(n) * 7) %% 5 + 1
  scale <- if (alpha < 1) deviation(m$y) else 1
  z <- m$y / scale
  fit <- cv.glmnet(m$X, z, foldid = folds, alpha = alpha, thresh = 1e-18, maxit = 1e9,
                   lambda = exp(seq(log(5 / scale), log(0.05 / scale), length.out = 20)))
  list(dataset = set$file, formula = set$formula, alpha = alpha, folds = folds, responseScale = scale,
       lambda = fit$lambda, cvMean = fit$cvm, cvStdError = fit$cvsd, lambdaMin = fit$lambda.min,
       lambda1se = fit$lambda.1se, df = unname(fit$nzero))
}
write("crossValidation.json", list(crossValidation(sets$mtcars, 1), crossValidation(sets$Boston, 1)))

# Non-negative least squares: nnls of [1, X] bounds the intercept too; on centred columns it is free.
nonNegative <- function(set) {
  m <- matrices(set)
  bounded <- nnls(cbind(1, m$X), m$y)
  free <- nnls(scale(m$X, scale = FALSE), m$y - mean(m$y))
  passive <- which(free$x > 0)
  refit <- lm(m$y ~ m$X[, passive, drop = FALSE])
  coefficients <- c(coef(refit)[1], replace(numeric(ncol(m$X)), passive, coef(refit)[-1]))
  list(dataset = set$file, formula = set$formula, bounded = bounded$x, boundedRss = bounded$deviance,
       free = unname(coefficients), freeRss = sum(resid(refit)^2))
}
write("nnls.json", list(nonNegative(sets$longley), nonNegative(sets$mtcars), nonNegative(sets$Boston)))

# Constraints: quadprog on scaled columns; with equations alone lm of the model written in the free coefficients.
constrained <- function(set, constraints, C, d, equations) {
  m <- matrices(set)
  A <- cbind(1, m$X)
  s <- sqrt(colSums(A^2))
  As <- sweep(A, 2, s, "/")
  qp <- solve.QP(crossprod(As), crossprod(As, m$y), t(sweep(C, 2, s, "/")), d, meq = equations)
  list(dataset = set$file, formula = set$formula, constraints = constraints, coefficients = unname(qp$solution / s),
       active = as.list(qp$iact), multipliers = as.list(qp$Lagrangian))
}
row <- function(names, terms, values) { r <- setNames(numeric(length(names)), names); r[terms] <- values; r }
carTerms <- c("(Intercept)", "cyl", "disp", "hp", "drat", "wt")
cars <- list(file = "datasets/mtcars.csv", formula = "mpg ~ cyl + disp + hp + drat + wt")
equation <- lm(I(mpg - 0.5 * cyl) ~ I(drat - 2 * cyl) + disp + hp + I(wt - cyl), read(cars$file))
write("constrained.json", list(
  constrained(cars, "cyl + 2*drat + wt = 0.5", rbind(row(carTerms, c("cyl", "drat", "wt"), c(1, 2, 1))), 0.5, 1),
  constrained(cars, "cyl >= 0; disp >= 0; drat <= 1", rbind(row(carTerms, "cyl", 1), row(carTerms, "disp", 1),
                                                             row(carTerms, "drat", -1)), c(0, 0, -1), 0),
  constrained(cars, "(Intercept) = 30; cyl <= hp; wt >= -2",
              rbind(row(carTerms, "(Intercept)", 1), row(carTerms, c("cyl", "hp"), c(-1, 1)), row(carTerms, "wt", 1)),
              c(30, 0, -2), 1)))
ordinary <- lm(as.formula(cars$formula), read(cars$file))
test <- linearHypothesis(ordinary, "cyl + 2*drat + wt = 0.5")
new <- data.frame(cyl = c(4, 8), drat = c(3.5, 3), disp = c(150, 400), hp = c(100, 200), wt = c(2.5, 6))
# What the equation fixes is taken from the response, so it is added to predictions.
predicted <- predict(equation, new, interval = "prediction") + 0.5 * new$cyl
confidence <- predict(equation, new, interval = "confidence") + 0.5 * new$cyl
weighted <- lm(I(mpg - 0.5 * cyl) ~ I(drat - 2 * cyl) + disp + hp + I(wt - cyl), read(cars$file), weights = qsec)
write("equation.json", list(
  formula = cars$formula, dataset = cars$file, constraints = "cyl + 2*drat + wt = 0.5",
  terms = c("(Intercept)", "drat", "disp", "hp", "wt"), estimate = unname(coef(equation)),
  stdError = unname(coef(summary(equation))[, 2]), pValue = unname(coef(summary(equation))[, 4]),
  dfResidual = df.residual(equation), rss = sum(resid(equation)^2), sigma = summary(equation)$sigma,
  logLik = as.numeric(logLik(equation)), f = test$F[2], fPValue = test$`Pr(>F)`[2],
  leverage = unname(hatvalues(equation)), studentized = unname(rstudent(equation)),
  cooksDistance = unname(cooks.distance(equation)), covarianceRatio = unname(covratio(equation)),
  dfbetas = unname(dfbetas(equation)[, c(1, 3, 4)]),
  durbinWatson = unname(dwtest(equation)$statistic), breuschPagan = unname(bptest(equation)$statistic),
  new = new, predicted = unname(predicted), confidence = unname(confidence),
  weighted = list(weights = "qsec", estimate = unname(coef(weighted)), stdError = unname(coef(summary(weighted))[, 2]),
                  rss = sum(weighted$weights * resid(weighted)^2))))
