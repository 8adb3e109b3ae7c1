# Makes test/reference/data/residualViews.json. R 4.2.2 with car 3.1-1, MASS 7.3-58.2, jsonlite 1.8.4, from mtcars as R has it:
#   Rscript test/reference/scripts/residualViews.R > test/reference/data/residualViews.json
# Rows are in the order of mtcars. Curves of `lowess` stand at ascending x.
suppressMessages({ library(car); library(MASS); library(jsonlite) })

models <- list(
  plain = list(formula = "mpg ~ wt + hp", weights = NULL),
  factor = list(formula = "mpg ~ wt + hp + factor(cyl)", weights = NULL),
  polynomial = list(formula = "mpg ~ poly(hp, 2) + wt", weights = NULL),
  weighted = list(formula = "mpg ~ wt + hp", weights = "qsec"),
  origin = list(formula = "mpg ~ 0 + wt + hp", weights = NULL),
  interaction = list(formula = "mpg ~ wt * hp", weights = NULL)
)

pdf(NULL)
describe <- function(spec) {
  model <- if (is.null(spec$weights)) lm(as.formula(spec$formula), mtcars)
    else eval(bquote(lm(.(as.formula(spec$formula)), mtcars, weights = .(as.name(spec$weights)))))
  columns <- setdiff(names(coef(model)), "(Intercept)")
  added <- lapply(columns, function(column) {
    # What car's avPlot.lm draws.
    X <- model.matrix(model)
    w <- if (is.null(weights(model))) rep(1, nrow(X)) else weights(model)
    keep <- colnames(X) != column
    residuals <- lsfit(X[, keep, drop = FALSE], cbind(X[, column], mtcars$mpg), wt = w, intercept = FALSE)$residuals
    list(x = unname(residuals[, 1]), y = unname(residuals[, 2]))
  })
  names(added) <- columns
  if (is.null(spec$weights)) {
    drawn <- avPlots(model)
    for (column in names(drawn)) stopifnot(all.equal(unname(drawn[[column]][, 1]), added[[column]]$x))
  }
  partial <- if (any(attr(terms(model), "order") > 1)) NULL else {
    parts <- residuals(model, "partial")
    as.list(as.data.frame(parts))
  }
  standardized <- stdres(model)
  scaled <- lowess(fitted(model), sqrt(abs(standardized)))
  plain <- lowess(fitted(model), residuals(model))
  raw <- residuals(model)
  density <- density(rstudent(model))
  list(
    formula = spec$formula, weights = spec$weights,
    coefficients = as.list(coef(model)),
    standardized = unname(standardized), studentized = unname(studres(model)),
    leverage = unname(hatvalues(model)), cooksDistance = unname(cooks.distance(model)),
    scaleLocation = list(x = scaled$x, y = scaled$y), residualSmooth = list(x = plain$x, y = plain$y),
    addedVariable = added, partial = partial,
    autocorrelation = as.vector(acf(raw, plot = FALSE)$acf),
    bandwidth = density$bw,
    # The sum of kernels itself: `density` interpolates a binned approximation of it.
    density = list(x = density$x[c(1, 128, 256, 384, 512)], y = sapply(density$x[c(1, 128, 256, 384, 512)],
      function(at) mean(dnorm(at, rstudent(model), density$bw))), approximate = density$y[c(1, 128, 256, 384, 512)])
  )
}
result <- list(rows = rownames(mtcars), models = lapply(models, describe))
cat(toJSON(result, digits = NA, auto_unbox = TRUE, null = "null"), "\n")
