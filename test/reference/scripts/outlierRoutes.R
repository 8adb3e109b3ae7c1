# Makes test/reference/data/outlierRoutes.json. R 4.2.2 with MASS 7.3-58.2, jsonlite 1.8.4, in the project's folder:
#   Rscript test/reference/scripts/outlierRoutes.R > test/reference/data/outlierRoutes.json
# Least squares with all rows and without those that a rule finds; of the planted sample Huber's estimate too, run until converged.
suppressMessages({ library(MASS); library(jsonlite) })

rdatasets <- "test/reference/data/rdatasets/"
routes <- list(
  stackloss = list(file = paste0(rdatasets, "datasets/stackloss.csv"),
                   formula = "stack.loss ~ Air.Flow + Water.Temp + Acid.Conc."),
  starsCYG = list(file = paste0(rdatasets, "robustbase/starsCYG.csv"), formula = "log.light ~ log.Te"),
  hbk = list(file = paste0(rdatasets, "robustbase/hbk.csv"), formula = "Y ~ X1 + X2 + X3"),
  planted = list(file = "resources/samples/planted-outliers.csv", formula = "y ~ x")
)
# Cook's distance above 4/n; the giants; the bad leverage points of the authors; the planted rows, whose Bonferroni p is below 0.05
left_out <- list(stackloss = 21, starsCYG = c(11, 20, 30, 34), hbk = 1:10, planted = c(12, 25, 38, 51))

figures <- function(model) {
  summary <- summary(model)
  list(estimate = as.list(coef(model)), sigma = summary$sigma, rSquared = summary$r.squared)
}

describe <- function(name) {
  route <- routes[[name]]
  rows <- left_out[[name]]
  data <- read.csv(route$file)
  formula <- as.formula(route$formula)
  model <- lm(formula, data)
  stopifnot(name != "stackloss" || setequal(which(cooks.distance(model) > 4 / nrow(data)), rows))
  bonferroni <- 2 * pt(-abs(rstudent(model)), model$df.residual - 1) * nrow(data)
  stopifnot(name != "planted" || setequal(which(bonferroni < 0.05), rows))
  c(route, list(rows = rows, all = figures(model), without = figures(lm(formula, data[-rows, ]))))
}

described <- sapply(names(routes), describe, simplify = FALSE)
planted <- read.csv(routes$planted$file)
huber <- rlm(y ~ x, planted, acc = 1e-14, maxit = 1000)
described$planted$huber <- list(estimate = as.list(coef(huber)), weights = huber$w)
cat(toJSON(described, digits = NA, auto_unbox = TRUE, pretty = TRUE), "\n")
