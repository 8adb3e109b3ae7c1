# Seconds of MASS' rlm on normal data, one row in twenty spoilt, for [rows, columns] on standard input.
suppressPackageStartupMessages(library(MASS))
shape <- jsonlite::fromJSON(readLines(file("stdin")))
set.seed(1)
x <- cbind(1, matrix(rnorm(shape[1] * (shape[2] - 1)), shape[1]))
y <- drop(1 + x %*% (1 / seq_len(shape[2]))) + rnorm(shape[1])
spoilt <- seq(1, shape[1], 20)
y[spoilt] <- y[spoilt] + 15
seconds <- system.time(rlm(x, y, acc = 1e-10, maxit = 100))[["elapsed"]]
cat(jsonlite::toJSON(list(seconds = seconds, version = as.character(packageVersion("MASS"))), auto_unbox = TRUE, digits = NA))
