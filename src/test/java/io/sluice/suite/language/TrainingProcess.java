package io.sluice.suite.language;

import io.sluice.run.TrainRecord;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that trains a run, or goes on with it, and says each step that it has done. */
final class TrainingProcess implements AutoCloseable {

  /** Quick to start, and small enough for several at once. */
  static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final Process process;
  private final BufferedReader output;

  private TrainingProcess(Process process) {
    this.process = process;
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts it with a class's main method; the environment is this process's.
   *
   * @param folder where its text and its token files are
   */
  static TrainingProcess start(Class<?> main, Path folder, Path out, List<String> options)
      throws IOException {
    return start(List.of(), main, folder, out, options);
  }

  /** The same behind a command that runs what follows it. */
  static TrainingProcess start(
      List<String> prefix, Class<?> main, Path folder, Path out, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            folder.toString(),
            out.toString()));
    return new TrainingProcess(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.to(folder.resolve("errors.txt").toFile()))
            .start());
  }

  /** The next line that the process says; null when it has ended. */
  String line() throws IOException {
    return output.readLine();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. True if the process was killed, false if it had ended by itself. */
  boolean kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor() != 0;
  }

  /** Waits for its end and gives its exit code. */
  int await() throws IOException, InterruptedException {
    while (output.readLine() != null) {
      // Read on, so that the process is not held up by a full pipe.
    }
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The run that is killed. */
  static final class Main {

    private Main() {}

    static LanguageRecipe recipe(Path folder) {
      return LanguageSamples.replicated(folder.resolve("text.txt"), 40, 5);
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      Path out = Path.of(arguments[1]);
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void onStep(TrainRecord record) {
              System.out.println(record.step());
            }
          };
      LanguageRun run =
          new LanguageRun(LanguageSamples.sources(folder), listener, new StopSignal());
      if (Files.exists(out.resolve("config.json"))) {
        run.resume(out);
      } else {
        run.train(recipe(folder), 7, LanguageSamples.SETTINGS, out);
      }
    }
  }
}
