/**
 * The board: runs and studies in a browser, while they train and afterwards.
 *
 * <p>{@link io.sluice.board.Board} is the server. It listens on the loopback address only, answers
 * reading requests only ({@link io.sluice.board.Doorkeeper}), and shows two folders ({@link
 * io.sluice.board.ShownFolder}): of what a request names nothing is ever opened as a path; it is
 * looked up among the names that listing has found, and links are not followed.
 *
 * <p>{@link io.sluice.board.RunShelf} knows the runs. Of a run that nobody has asked for only the
 * end of {@code metrics.jsonl} is read ({@link io.sluice.board.MetricsEnd}); once somebody has, its
 * records are read as they come, each once ({@link io.sluice.board.MetricsTail}). {@link
 * io.sluice.board.Watch} looks for what is new, and only while somebody is looking; {@link
 * io.sluice.board.Audience} sends it as server-sent events.
 *
 * <p>Readers here are lenient where those of {@link io.sluice.run} are strict: what is damaged or
 * half written is named on the page, and the rest is shown.
 *
 * <p>To show more of a run's records, add a table to {@link io.sluice.board.Curve}, or a column to
 * one; the page is in {@code src/main/resources/io/sluice/board}, plain modules without a build.
 */
package io.sluice.board;
