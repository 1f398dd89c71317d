/**
 * Rows of numbers to patterns; plain Java arrays.
 *
 * <p>The road of the data: a {@link io.sluice.table.TableChoice} reads or generates a {@link
 * io.sluice.table.Table}, and one for testing if the set has it; {@link io.sluice.table.TableSplit}
 * cuts it into folds or keeps a part of it for measuring; {@link io.sluice.table.Standardization},
 * fitted on the rows of training, gives columns mean 0 and deviation 1, or {@link
 * io.sluice.table.Scaling} leaves them as they are.
 *
 * <p>Shapes: N_v rows, N inputs, M targets; inputs lie as (N_v, N), targets as (N_v, M). Targets
 * are numbers, or 0 and 1 with a column for each class. The tables that have a word, with their
 * sizes and files, are the constants of {@link io.sluice.table.KnownTable}.
 *
 * <p>Files are not trusted. A first line that looks like a row is not taken for a header unless
 * that is said. In a file with a header, a column is numbers or words; one that mixes them, numbers
 * in another notation (such as 1.100,5 or 1.5D+00), an empty or infinite cell, a line with too few
 * or too many cells, doubled names and a classification with one class are refused with a sentence
 * that has file, line and column. Nothing is filled in and nothing is left out.
 *
 * <p>To add a known table, give {@link io.sluice.table.KnownTable} a constant with its files or its
 * generator, its size and a clause; {@code KnownTableTest} then tests it, and whatever lists tables
 * knows it. For another kind of file implement {@link io.sluice.table.TableChoice} and teach {@code
 * TableNotation} its endings.
 */
package io.sluice.table;
