package io.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** TensorBoard's own reader, which looks at folders as often as it is asked to. */
final class TensorBoardReader implements AutoCloseable {

  private static final String SCRIPT =
      """
      import json, logging, sys
      from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
      logging.getLogger("tensorboard").setLevel(logging.ERROR)
      everything = {"scalars": 0, "histograms": 0, "tensors": 0}
      folders = [EventAccumulator(folder, size_guidance=everything) for folder in sys.argv[1:]]
      def read(a):
          tags = a.Reload().Tags()
          return {
              "scalars": {t: [[e.wall_time, e.step, e.value] for e in a.Scalars(t)]
                          for t in tags["scalars"]},
              "texts": {t: [[e.wall_time, e.step, e.tensor_proto.string_val[0].decode("utf-8")]
                            for e in a.Tensors(t)] for t in tags["tensors"]},
              "plugins": {t: a.SummaryMetadata(t).plugin_data.plugin_name for t in tags["tensors"]},
              "histograms": {t: [[e.wall_time, e.step, h.min, h.max, h.num, h.sum, h.sum_squares,
                                  list(h.bucket_limit), list(h.bucket)]
                                 for e in a.Histograms(t) for h in [e.histogram_value]]
                             for t in tags["histograms"]}}
      for line in sys.stdin:
          print(json.dumps([read(a) for a in folders]), flush=True)
      """;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Process process;
  private final Writer asked;
  private final BufferedReader said;

  private TensorBoardReader(Process process) {
    this.process = process;
    asked = process.outputWriter(StandardCharsets.UTF_8);
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts a Python that can import it, where there is one: the property {@code sluice.python}, or
   * the environment's {@code SLUICE_PYTHON}, or {@code python3}.
   */
  static Optional<TensorBoardReader> of(Path... runs) throws Exception {
    String python =
        System.getProperty(
            "sluice.python", System.getenv().getOrDefault("SLUICE_PYTHON", "python3"));
    try {
      Process found =
          new ProcessBuilder(python, "-c", "import tensorboard").redirectErrorStream(true).start();
      found.getInputStream().readAllBytes();
      if (found.waitFor() != 0) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty(); // there is no such program
    }
    List<String> command = new ArrayList<>(List.of(python, "-c", SCRIPT));
    Stream.of(runs).map(Path::toString).forEach(command::add);
    return Optional.of(
        new TensorBoardReader(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start()));
  }

  /** What it has by now of each folder. */
  JsonNode read() throws IOException {
    asked.write("read\n");
    asked.flush();
    return MAPPER.readTree(said.readLine());
  }

  @Override
  public void close() throws IOException {
    try {
      asked.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IOException("TensorBoard's reader does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
