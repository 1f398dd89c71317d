/**
 * Reports of studies, from files alone: no engine is loaded to render one.
 *
 * <p>{@link io.sluice.report.StudyReport} takes a {@link io.sluice.report.Question} and the rows of
 * {@code results.csv} and gives text for a terminal, {@code report.md}, and a {@link
 * io.sluice.report.Comparison} for {@code --json}. Equal rows give equal reports, to the byte. A
 * study that crosses factors has their effects as well, in {@code factors.csv} too, one whose runs
 * recorded their activations what became of them, and one whose variants were timed what they cost.
 *
 * <table>
 *   <caption>From rows to words</caption>
 *   <tr><td>{@code Measurements}</td><td>checks that rows may be compared; means, spread, paired
 *       differences</td></tr>
 *   <tr><td>{@code Conclusions}</td><td>what a reader may and may not conclude</td></tr>
 *   <tr><td>{@code Facts}</td><td>the circumstances, and numbers that are one a variant</td></tr>
 *   <tr><td>{@code FactorEffects}</td><td>means over blocks that have all values of a
 *       factor</td></tr>
 *   <tr><td>{@code Measure}</td><td>what variants are compared by: the loss, and its gap to the
 *       training loss</td></tr>
 *   <tr><td>{@code SiteSummary}</td><td>activations after training, means over runs</td></tr>
 *   <tr><td>{@code Overhead}</td><td>ratios of steps that lie side by side in time</td></tr>
 *   <tr><td>{@code ComparisonTable}, {@code FactorTables}, {@code GapTable}, {@code
 *       SiteTable}, {@code OverheadTable}, {@code Table}</td><td>cells, aligned</td></tr>
 *   <tr><td>{@code AccuracyPicture}, {@code FactorPicture}, {@code SitePictures}</td><td>what is
 *       drawn</td></tr>
 *   <tr><td>{@code Section}</td><td>a part that not every report has</td></tr>
 *   <tr><td>{@code TerminalText}, {@code MarkdownText}</td><td>the two texts</td></tr>
 * </table>
 *
 * <p>{@link io.sluice.report.VisionReport} does the same for image classifiers, from rows of its
 * own, with {@code VisionMeasurements}, {@code VisionEfficiency} and {@code VisionAttacks} for the
 * arithmetic, {@code VisionTables}, {@code AttackTable} and {@code CostTable} for the cells, and
 * {@code VisionPictures} with {@code AccuracyGrid}, {@code AreasPicture} and {@code AttackPicture}
 * for what is drawn.
 *
 * <p>{@link io.sluice.report.MlpReport} does it for small networks: {@code MlpRuns} checks their
 * rows, {@code MlpMeasurements}, {@code MlpEfficiency} and {@code MlpStandings} are the arithmetic,
 * {@code MlpTables}, {@code MlpCostTable} and {@code MlpFacts} the cells and sentences, {@code
 * MlpPictures} with {@code MlpTestsPicture} and {@code MlpHingesPicture} what is drawn; {@link
 * io.sluice.report.MlpMeasure} says what is compared, the error or the share of errors.
 *
 * <p>{@link io.sluice.report.SineReport} is that of the demonstration with sines, and {@code
 * SinePictures} draws it.
 *
 * <p>To add a column: one line of {@code ComparisonTable}. To add a fact: one line of {@code
 * Facts}. To add a part: a {@code Section}, named in its {@code of}. To add a kind of output: one
 * class that takes a {@code Comparison}.
 */
package io.sluice.report;
