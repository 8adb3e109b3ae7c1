# Seconds of R's lm.fit on normal data, best of several, for each [rows, columns] on standard input.
shapes <- jsonlite::fromJSON(readLines(file("stdin")))
set.seed(1)
seconds <- apply(shapes, 1, function(shape) {
  x <- cbind(1, matrix(rnorm(shape[1] * (shape[2] - 1)), shape[1]))
  y <- rnorm(shape[1])
  min(replicate(5, system.time(lm.fit(x, y))[["elapsed"]]))
})
version <- paste0(getRversion(), ", ", basename(extSoftVersion()[["BLAS"]]))
cat(jsonlite::toJSON(list(seconds = seconds, version = version), auto_unbox = TRUE, digits = NA))
