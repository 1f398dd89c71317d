package io.sluice.experiment;

import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of one run. It ends with the one that started it, since its standard input does.
 *
 * @param command what is started
 */
record WorkerProcess(List<String> command) {

  private static final long LOOK_MS = 100;

  /**
   * Waits for its end, and asks it to stop when somebody wants the study to.
   *
   * @return the sentence of a failure; empty if it ended well, or was stopped
   */
  String run(TrainingListener training, StudyListener study, StopSignal stop) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      Thread stopping = new Thread(() -> stopWhenAsked(process, stop), "stops a worker");
      stopping.setDaemon(true);
      stopping.start();
      String failure = "";
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          String sentence = WorkerVoice.hear(line, training, study);
          failure = sentence.isEmpty() ? failure : sentence;
        }
      }
      int code = process.waitFor();
      boolean died = code != 0 && failure.isEmpty() && !stop.isRequested();
      return died ? "its process ended with code " + code + ": is there memory left?" : failure;
    } catch (IOException e) {
      throw new UncheckedIOException("no process can be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    }
  }

  private static void stopWhenAsked(Process process, StopSignal stop) {
    try {
      while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
        if (stop.isRequested()) {
          // Of the process itself, it would close what is still to be heard.
          process.toHandle().destroy();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
