package io.sluice.experiment;

import java.util.OptionalDouble;

/**
 * A point of an arm's mean curve.
 *
 * @param step where it is
 * @param examples tokens, images or patterns trained on up to here
 * @param elapsedS seconds of training up to here, mean over the runs
 * @param mean of what the curve is of
 * @param spread its standard deviation over the runs; absent for one run
 */
public record CurveMean(
    double step, double examples, double elapsedS, double mean, OptionalDouble spread) {}
