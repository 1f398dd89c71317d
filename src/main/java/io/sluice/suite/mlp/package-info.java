/**
 * Small networks on tables: AdAct, its rivals, and Adam on the shared training loop.
 *
 * <p>A {@link io.sluice.suite.mlp.MlpRecipe} says which table, how it is cut and scaled, which
 * network and which {@link io.sluice.suite.mlp.MlpMethod} trains it; {@link
 * io.sluice.suite.mlp.MlpRun} trains into a run's folder; {@link
 * io.sluice.suite.mlp.TrainedNetwork} opens what was trained.
 *
 * <table>
 *   <caption>From rows to records</caption>
 *   <tr><td>{@code DataSplit}</td><td>what is trained on and what is measured on</td></tr>
 *   <tr><td>{@code PreparedPatterns}</td><td>both, scaled by what the training rows
 *       say</td></tr>
 *   <tr><td>{@code KeptNetwork}</td><td>measures after each iteration, and keeps the network that
 *       counts</td></tr>
 *   <tr><td>{@code DirectTraining}</td><td>an algorithm of package {@code shallow}, in doubles</td>
 *       </tr>
 *   <tr><td>{@code NetworkFile}</td><td>a network for rows as they are: scaling is folded into its
 *       weights</td></tr>
 * </table>
 *
 * <p>{@link io.sluice.suite.mlp.SineDemonstration} approximates sines by a few ReLU units and by
 * one piecewise linear unit.
 *
 * <p>To add an algorithm: a constant of {@code shallow.Algorithm}; all commands, tests of the
 * family and studies then know it.
 */
package io.sluice.suite.mlp;
