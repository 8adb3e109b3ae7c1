# Coefficients and standard errors of R's lm of the regressions on standard input.
regressions <- jsonlite::fromJSON(readLines(file("stdin")), simplifyDataFrame = FALSE)
fits <- lapply(regressions, function(regression) {
  fit <- lm(as.formula(regression$formula), as.data.frame(regression$columns), tol = 1e-12)
  table <- coef(summary(fit))
  errors <- setNames(table[, "Std. Error"], rownames(table))
  list(estimates = unname(coef(fit)), stdErrors = unname(errors[names(coef(fit))]))
})
cat(jsonlite::toJSON(fits, digits = NA, na = "null"))
