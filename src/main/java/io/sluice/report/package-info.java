/**
 * The reports of the suites: which parts they have, and the parts. No engine is loaded to make one.
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><td>{@link io.sluice.report.LanguageReport}, {@link io.sluice.report.VisionReport}, {@link
 *       io.sluice.report.MlpReport}</td><td>make observations of rows, check them, and name their
 *       parts</td></tr>
 *   <tr><td>{@code Conclusions}</td><td>what a reader may and may not conclude, in all suites</td></tr>
 *   <tr><td>{@code LanguageTables}, {@code VisionResults}, {@code MlpData}</td><td>results and what
 *       goes with them; {@code Columns} are those that all have</td></tr>
 *   <tr><td>{@code MainEffects}, {@code FactorPicture}</td><td>combinations, and main effects in all suites</td></tr>
 *   <tr><td>{@code Learning}, {@code VisionCosts}</td><td>how fast nets learn, and what activations
 *       cost</td></tr>
 *   <tr><td>{@code Rankings}, {@code MlpCosts}</td><td>methods over data sets, and what they
 *       cost</td></tr>
 *   <tr><td>{@code LossCurves}, {@code LossPictures}</td><td>curves of losses: where they cross, how
 *       soon they are as low as the baseline's, what is under them; {@code CurveUnits} has the words
 *       of a suite</td></tr>
 *   <tr><td>{@code SizeScaling}, {@code SizePicture}</td><td>gaps by size, and power laws</td></tr>
 *   <tr><td>{@code Attacks}</td><td>an analysis of its own, of the drop of accuracy</td></tr>
 *   <tr><td>{@code SiteSummary}, {@code SiteTable}, {@code SitePictures}</td><td>activations after
 *       training</td></tr>
 *   <tr><td>{@link io.sluice.report.Overhead}</td><td>ratios of steps that lie side by side in
 *       time</td></tr>
 *   <tr><td>{@code ScatterPicture}, {@code VisionPictures}, {@code MlpCurves}, {@code
 *       RatiosPicture}, {@code LevelsPicture}</td><td>what is drawn; {@code Charts} puts several
 *       into a figure</td></tr>
 *   <tr><td>{@code LanguageConditions}, {@code VisionConditions}, {@code
 *       MlpConditions}</td><td>the circumstances</td></tr>
 * </table>
 *
 * <p>{@link io.sluice.report.SineReport} is that of the demonstration with sines, and {@code
 * SinePictures} draws it.
 *
 * <p>To add a column: one line of a table. To add a part: a {@link
 * io.sluice.experiment.ReportPart}, named in the reports of the suites that it is for.
 */
package io.sluice.report;
