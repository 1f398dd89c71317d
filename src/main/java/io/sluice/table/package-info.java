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
 * are numbers, or 0 and 1 with a column for each class.
 *
 * <table>
 * <caption>Tables, by their words; {@code KnownTable} says what is in them</caption>
 * <tr><th>word</th><th>rows</th><th>inputs</th><th>files in the data directory</th></tr>
 * <tr><td>abalone</td><td>4177</td><td>10</td><td>{@code regression/abalone.csv}, and so below</td></tr>
 * <tr><td>airfoil</td><td>1503</td><td>5</td></tr>
 * <tr><td>boston</td><td>506</td><td>13</td></tr>
 * <tr><td>concrete</td><td>1030</td><td>8</td></tr>
 * <tr><td>energy</td><td>768</td><td>8</td></tr>
 * <tr><td>kin8nm</td><td>8192</td><td>8</td></tr>
 * <tr><td>power-plant</td><td>9568</td><td>4</td></tr>
 * <tr><td>wine-red</td><td>1599</td><td>11</td></tr>
 * <tr><td>wine-white</td><td>4898</td><td>11</td></tr>
 * <tr><td>yacht</td><td>308</td><td>6</td></tr>
 * <tr><td>twod</td><td>1768, and 1000 for testing</td><td>8</td><td>{@code twod/twod.tra}, {@code
 * twod/twod.tst}; 7 targets</td></tr>
 * <tr><td>bumps</td><td>1000</td><td>5</td><td>none: generated</td></tr>
 * <tr><td>mackey-glass</td><td>1000</td><td>4</td><td>none: generated</td></tr>
 * <tr><td>sine</td><td>500</td><td>1</td><td>none: generated</td></tr>
 * </table>
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
