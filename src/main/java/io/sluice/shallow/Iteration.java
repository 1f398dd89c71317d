package io.sluice.shallow;

/**
 * Where training is.
 *
 * @param number 0 after the first solve for the output weights, then 1, 2, …
 * @param error E on the training patterns, the ridge's part included
 * @param multiplies counted since the start, without the first solve
 * @param dependent basis functions that the last solve found to be sums of others
 */
public record Iteration(int number, double error, long multiplies, int dependent) {}
