/**
 * The experiment that studies of all suites are: arms that differ in the levels of factors, runs of
 * each with several seeds or folds, what is stored of them, and what may be said of their
 * differences.
 *
 * <p>A suite says with a {@link io.sluice.experiment.Plan} what is compared, and makes of each row
 * of its results an {@link io.sluice.experiment.Observation}. The {@link
 * io.sluice.experiment.Analysis} of both refuses rows that do not belong together and gives means,
 * spreads and differences to the baseline in pairs ({@link io.sluice.experiment.Cell}), and the
 * main effects of factors ({@link io.sluice.experiment.Effect}). Of the way there, {@link
 * io.sluice.experiment.Curves} gives mean curves and, beside the baseline's, {@link
 * io.sluice.experiment.PairedCurves}; {@link io.sluice.experiment.Sizes} finds the arms that are
 * one model in several sizes. A {@link io.sluice.experiment.Report} is made of it by {@link
 * io.sluice.experiment.ReportPart}s, each of which decides whether it applies, and is read as text
 * for a terminal, as {@code report.md} or as data. Equal rows give equal reports, to the byte; no
 * engine is loaded to make one.
 *
 * <pre>{@code
 * Plan + rows -> Observation -> Analysis -> Cell, Effect -> ReportPart -> Section -> Report
 * }</pre>
 *
 * <p>{@link io.sluice.experiment.Pairing} is the part of the statistics that differs between
 * suites: runs of a seed share their batches, runs of a fold what they are measured on.
 *
 * <p>To add a table or a picture: a {@code ReportPart} in {@code report}, named in the report of
 * the suites that it is for.
 *
 * <p>Language, vision and mlp are a {@link io.sluice.experiment.Suite} each: they open a plan, and
 * say which runs it comes to, how one is trained, and which rows its files make. {@link
 * io.sluice.experiment.StudyRunner} does the rest for all of them: it locks, looks whether runs
 * that are there are the study's, skips what has finished, resumes what was interrupted, keeps what
 * diverged as a result, and writes the tables after each run. An {@link
 * io.sluice.experiment.Executor} says where runs happen: in this process, or each in a process of
 * its own, which speaks as {@link io.sluice.experiment.WorkerVoice}.
 *
 * <p>{@link io.sluice.experiment.StudyFolder} is {@code eval/NAME}, the plan and the results of a
 * study; its tables are files of {@link io.sluice.experiment.RecordCsv}, whose columns are the
 * components of a record. {@link io.sluice.experiment.RunCurve} keeps as much of a run's losses as
 * a table has room for. A plan may grow: more seeds, arms or marks are more runs, and what else
 * would change runs that are there is refused. To add a column: a component; to add a table: a
 * record.
 */
package io.sluice.experiment;
