package io.sluice.run;

import java.util.OptionalDouble;

/**
 * A row of {@code tuning.csv}: what one run came to that was trained to choose a value for the runs
 * of a study.
 *
 * @param arm what is compared, as the study's results name it
 * @param key of the recipe, which was chosen
 * @param value that the run had there
 * @param seed of the run, which is none of the study's
 * @param metric what was measured, of which the least is the best
 * @param measured on data that the study does not report on; absent if the run diverged
 */
public record TuningRow(
    String arm, String key, String value, long seed, String metric, OptionalDouble measured) {}
