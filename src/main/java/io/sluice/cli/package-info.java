/**
 * The command line: words in, one sentence or a result out.
 *
 * <p>{@link io.sluice.cli.Main} finds the {@code Command}, {@code Arguments} turns its words into
 * typed values before anything is done, the command runs and prints, and {@code Failure} turns
 * whatever is thrown into one sentence and an exit code. This is the only package that knows
 * Commons CLI, standard streams and exit codes. {@code TrainingMemory} has the one other main
 * method: that of the process in which a variant's memory is measured.
 *
 * <table>
 * <caption>Exit codes</caption>
 * <tr><td>0</td><td>done</td></tr>
 * <tr><td>1</td><td>failed</td></tr>
 * <tr><td>2</td><td>wrong use</td></tr>
 * <tr><td>130</td><td>stopped by Ctrl-C (SIGINT)</td></tr>
 * <tr><td>143</td><td>stopped by SIGTERM</td></tr>
 * <tr><td>129</td><td>stopped by SIGHUP, which a terminal that is closed sends</td></tr>
 * </table>
 *
 * <p>{@code Interruption} hears those signals, and nothing else does: what is drawn on a terminal
 * is a {@code StatusLine}, which takes no terminal library. Lines for people go through {@code
 * Terminal}, which cuts them between words where a terminal is narrow.
 *
 * <p>To add a command: a class that implements {@code Command}, whose {@code Usage} says what it is
 * and takes, and its line in {@code Commands.ALL}; help, suggestions and tests follow. To add an
 * option: a constant {@code Flag} in the command, or in {@code Flags} where several commands take
 * it.
 */
package io.sluice.cli;
