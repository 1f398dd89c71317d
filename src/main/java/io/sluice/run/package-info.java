/**
 * A run as files. Everything that a run is and came to stands in one folder; whatever reads results
 * reads these files, and never a log meant for people.
 *
 * <table>
 * <caption>The files of a run's folder, see {@link io.sluice.run.RunDirectory}</caption>
 * <tr><th>file</th><th>holds</th><th>written</th></tr>
 * <tr><td>{@code config.json}</td><td>the complete resolved configuration, versions and
 * device</td><td>once, before training: it makes the folder a run</td></tr>
 * <tr><td>{@code tokenizer.json}</td><td>the tokenizer</td><td>once</td></tr>
 * <tr><td>{@code metrics.jsonl}</td><td>a {@link io.sluice.run.MetricsRecord} a
 * line</td><td>appended</td></tr>
 * <tr><td>{@code events.out.tfevents.*.sluice}</td><td>the same records for TensorBoard, see {@link
 * io.sluice.run.RunEvents}</td><td>appended; anew by each sitting</td></tr>
 * <tr><td>{@code model.safetensors}</td><td>weights</td><td>at each checkpoint</td></tr>
 * <tr><td>{@code training-state.safetensors}</td><td>what resuming needs besides</td><td>at each
 * checkpoint</td></tr>
 * <tr><td>{@code result.json}</td><td>a {@link io.sluice.run.RunResult}</td><td>at the
 * end</td></tr>
 * <tr><td>{@code DONE}</td><td>a {@link io.sluice.run.MetricsExtent}: how many records there
 * are</td><td>last of all</td></tr>
 * <tr><td>{@code run.lock}</td><td>nothing; locked while somebody
 * writes</td><td>{@link io.sluice.run.RunDirectory#lock}</td></tr>
 * </table>
 *
 * <p>Each of them but the lock and {@code DONE} carries the run's {@link
 * io.sluice.run.RunIdentity}, the fingerprint of what decides its numbers: tensors in their
 * metadata, the metrics in a {@link io.sluice.run.RunRecord}, results under a key; of the tokenizer
 * {@code config.json} has the fingerprint. {@link io.sluice.run.OwnFiles} refuses files of other
 * runs, and {@link io.sluice.run.RunRecords} misses lost records. Of runs of versions that marked
 * nothing, {@link io.sluice.run.UnmarkedRuns} says so.
 *
 * <p>All but the metrics and the events are written by {@link io.sluice.run.AtomicFile}: a process
 * killed at any instant leaves a whole file, old or new, and perhaps a {@code *.sluice-partial}
 * beside it, which the next owner of the lock deletes. The metrics may end in a torn line, which
 * {@link io.sluice.run.MetricsLog} drops. {@link io.sluice.run.Json} reads and writes configuration
 * and results strictly, {@link io.sluice.run.Safetensors} tensors; {@link
 * io.sluice.notation.Nearest} finishes the sentence that refuses a mistyped name.
 *
 * <table>
 * <caption>The tables in the folder of a study, comma-separated values</caption>
 * <tr><th>file</th><th>a row</th></tr>
 * <tr><td>{@code results.csv}</td><td>a {@link io.sluice.run.ResultRow} a run and mark, a {@link
 * io.sluice.run.VisionRow} a run and epoch, an {@link io.sluice.run.MlpRow} a run and recorded
 * iteration, or a {@link io.sluice.run.SineRow} a network</td></tr>
 * <tr><td>{@code sites.csv}</td><td>a {@link io.sluice.run.SiteRow} an activation of a run at some
 * step</td></tr>
 * <tr><td>{@code factors.csv}</td><td>a {@link io.sluice.run.FactorRow} a value of a
 * factor</td></tr>
 * <tr><td>{@code overhead.csv}</td><td>an {@link io.sluice.run.OverheadRow} a timed step</td></tr>
 * <tr><td>{@code attacks.csv}</td><td>an {@link io.sluice.run.AttackRow} a classifier and strength
 * of an attack</td></tr>
 * <tr><td>{@code curves.csv}</td><td>a {@link io.sluice.run.CurveRow} a run and some of
 * its steps; of a demonstration with sines a {@link
 * io.sluice.run.SineCurveRow} a point of a curve</td></tr>
 * </table>
 *
 * <p>To add a file: one path in {@code RunDirectory} and a record with the identity for {@code
 * Json}; to add a table: a record, which names its columns. To add a metrics record: one Java
 * record that implements {@link io.sluice.run.MetricsRecord}, named there with its word; versions
 * that do not know the word pass over its lines. Units belong into the names: {@code lossNats},
 * {@code elapsedS}.
 */
package io.sluice.run;
