package io.sluice.run;

import java.util.OptionalDouble;

/**
 * One row of {@code factors.csv}: the main effect of one value of a factor.
 *
 * @param factor the factor's name
 * @param value one of its values
 * @param mark optimizer steps done
 * @param blocks groups of runs, alike but for this factor, that have all its values
 * @param plannedBlocks such groups that have any of its values
 * @param seeds how many
 * @param lossNats mean over the blocks and seeds, nats a token; absent without a block
 * @param spreadNats standard deviation over seeds of the mean over blocks
 * @param first the factor's first value, which the others are compared with
 * @param differenceNats to the first value; absent for that itself
 * @param lowNats lower end of the difference's 95 % interval
 * @param highNats upper end
 */
public record FactorRow(
    String factor,
    String value,
    long mark,
    long blocks,
    long plannedBlocks,
    long seeds,
    OptionalDouble lossNats,
    OptionalDouble spreadNats,
    String first,
    OptionalDouble differenceNats,
    OptionalDouble lowNats,
    OptionalDouble highNats) {}
