/**
 * Studies: variants x seeds at fixed step counts.
 *
 * <p>A {@link io.sluice.study.Study} is {@code study.yaml}, or a command line. {@link
 * io.sluice.study.LanguageStudies} says what its runs are, seed by seed, each in a folder of its
 * own; the rows of {@code results.csv} come from the files of the runs and from nothing else.
 *
 * <p>What a study compares is a list of {@link io.sluice.study.Line}s, which may hold {@link
 * io.sluice.study.Factors} in braces; keys of the recipe may be factors too. {@link
 * io.sluice.study.Crossing} says which variants they come to and which combinations are not legal,
 * for this suite and the others, whose {@link io.sluice.study.VariantKind} says what their lines
 * are. {@link io.sluice.study.StudyOverhead} times the variants beside the ReLU of their form,
 * after the runs.
 *
 * <table>
 *   <caption>Files</caption>
 *   <tr><td>{@code eval/NAME/study.yaml}</td><td>the plan</td></tr>
 *   <tr><td>{@code eval/NAME/results.csv}</td><td>a row a run and mark</td></tr>
 *   <tr><td>{@code eval/NAME/curves.csv}</td><td>a row a run and some of its steps, by {@link
 *       io.sluice.study.TrainedCurve}</td></tr>
 *   <tr><td>{@code eval/NAME/overhead.csv}</td><td>a row a timed step, if the plan asks for
 *       them</td></tr>
 *   <tr><td>{@code checkpoints/NAME/VARIANT-seed-N}</td><td>a run whose marks share its
 *       schedule</td></tr>
 *   <tr><td>{@code checkpoints/NAME/VARIANT-seed-N-steps-M}</td><td>a run of its own for the mark
 *       M</td></tr>
 *   <tr><td>{@code checkpoints/NAME/VARIANT-seed-N-marks-A-B}</td><td>a run that was trained again
 *       to be measured at more marks</td></tr>
 *   <tr><td>{@code DIVERGED} in a run's folder</td><td>the run stopped being finite; delete the
 *       folder to try it again</td></tr>
 * </table>
 *
 * <p>To add a key to studies: a component of {@code Study}, its check in {@code StudyRules}, and
 * its effect in {@code StudyPlan}.
 */
package io.sluice.study;
