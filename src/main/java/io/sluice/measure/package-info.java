/**
 * What numbers mean: a loss in other units, repeated runs as a mean with its spread, and whether a
 * difference between two variants is more than noise. Plain arithmetic on doubles; nothing here
 * knows of models, files or time.
 *
 * <table>
 * <caption>Classes</caption>
 * <tr><td>{@link io.sluice.measure.WeightedMean}</td><td>means over groups of
 * values to the mean of all values</td></tr>
 * <tr><td>{@link io.sluice.measure.Perplexity}</td><td>nats to perplexity and bits per
 * byte</td></tr>
 * <tr><td>{@link io.sluice.measure.Sample}</td><td>one variant under several seeds</td></tr>
 * <tr><td>{@link io.sluice.measure.PairedDifference}</td><td>variant less baseline, seed by
 * seed</td></tr>
 * <tr><td>{@link io.sluice.measure.TTest}</td><td>Student's test of a mean: interval,
 * p-value, equivalence, what it would find</td></tr>
 * <tr><td>{@link io.sluice.measure.Interval}</td><td>where a mean lies</td></tr>
 * <tr><td>{@link io.sluice.measure.Holm}</td><td>p-values of many comparisons</td></tr>
 * <tr><td>{@link io.sluice.measure.StoppingRule}</td><td>seeds until an interval is narrow</td></tr>
 * <tr><td>{@link io.sluice.measure.Quartiles}</td><td>repeated times</td></tr>
 * <tr><td>{@link io.sluice.measure.Verdict}</td><td>what a test allows one to say</td></tr>
 * </table>
 *
 * <p>To add a measure: one class with its formula and source in the javadoc, and a test against
 * published values.
 */
package io.sluice.measure;
