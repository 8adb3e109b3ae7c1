# Reads a CSV and fits y on all other columns, as a script of R would: a process of its own, all threads.
suppressPackageStartupMessages(library(data.table))
path <- commandArgs(TRUE)[1]
setDTthreads(0)
invisible(summary(lm(y ~ ., data = fread(path)))$coefficients)
