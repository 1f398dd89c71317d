package io.sluice.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The server of the board, on the loopback address. It only reads.
 *
 * <table>
 * <caption>What it answers</caption>
 * <tr><th>path</th><th>answer</th></tr>
 * <tr><td>{@code /}</td><td>the page, {@link BoardPage}</td></tr>
 * <tr><td>{@code /api/runs}</td><td>all runs with their state, all studies with their
 * question</td></tr>
 * <tr><td>{@code /api/curves?run=}</td><td>the curves of a run</td></tr>
 * <tr><td>{@code /api/configuration?run=}</td><td>its configuration by dotted keys</td></tr>
 * <tr><td>{@code /api/activations?run=}</td><td>the parameters and shapes of its
 * activations</td></tr>
 * <tr><td>{@code /api/study?study=}</td><td>a study's plan, results and report</td></tr>
 * <tr><td>{@code /api/events}</td><td>server-sent events: {@code runs} whose state has changed,
 * {@code records} that have come to curves which somebody has asked for</td></tr>
 * </table>
 */
public final class Board implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private final Javalin server;
  private final Audience audience = new Audience();
  private final RunShelf runs;
  private final StudyShelf studies;
  private final Watch watch;

  private Board(Path checkpoints, Path evaluation) {
    runs = new RunShelf(new ShownFolder(checkpoints));
    studies = new StudyShelf(new ShownFolder(evaluation));
    watch = new Watch(runs, audience);
    server = Javalin.create(this::configure);
  }

  /**
   * Starts a board.
   *
   * @param checkpoints the folder of runs; it may be missing
   * @param evaluation the folder of studies; it may be missing
   * @param port where to listen; 0 for any that is free
   * @return the board, which answers until it is closed
   * @throws UncheckedIOException if the port cannot be listened at
   */
  public static Board start(Path checkpoints, Path evaluation, int port) {
    Board board = new Board(checkpoints, evaluation);
    try {
      board.server.start(LOOPBACK, port);
    } catch (JavalinBindException e) {
      throw new UncheckedIOException(
          "port %d is in use, or kept for others: give --port another number, or 0 for any that is free"
              .formatted(port),
          new BindException(e.getMessage()));
    }
    // The first page is there as fast as the others if it is not the first that is made.
    Thread first = new Thread(() -> BoardPage.html(board.overview()), "board first page");
    first.setDaemon(true);
    first.start();
    Thread thread = new Thread(board.watch, "board watch");
    thread.setDaemon(true);
    thread.start();
    return board;
  }

  /** Where a browser finds it. */
  public URI address() {
    return URI.create("http://" + LOOPBACK + ":" + server.port() + "/");
  }

  @Override
  public void close() {
    watch.end();
    audience.close();
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE; // it never leaves the machine
    config.http.maxRequestSize = 0;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(new Doorkeeper());
    config.routes.exception(HttpResponseException.class, Board::refuse);
    config.routes.exception(UncheckedIOException.class, Board::fail);
    config.routes.exception(IllegalArgumentException.class, Board::fail);
    config.routes.get("/", this::answerPage);
    config.routes.get("/api/runs", request -> answer(request, overview()));
    config.routes.get("/api/curves", request -> answerRun(request, ShownRun::curves));
    config.routes.get("/api/configuration", request -> answerRun(request, Board::configuration));
    config.routes.get("/api/activations", request -> answerRun(request, ActivationShapes::of));
    config.routes.get("/api/study", this::answerStudy);
    config.routes.get("/api/events", audience::serve);
  }

  private void answerPage(Context request) {
    Doorkeeper.leavePolicyToThePage(request);
    request.contentType("text/html; charset=utf-8").result(BoardPage.html(overview()));
  }

  private ObjectNode overview() {
    runs.look();
    ObjectNode overview = JsonNodeFactory.instance.objectNode();
    ArrayNode all = overview.putArray("runs");
    runs.runs().forEach(run -> all.add(run.summary()));
    overview.set("studies", studies.list());
    return overview;
  }

  private static ObjectNode configuration(ShownRun run) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    run.configuration().ifPresent(given -> given.flat().forEach(values::put));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("run", run.name()).set("values", values);
    return answer;
  }

  private void answerRun(Context request, Function<ShownRun, ObjectNode> answer) {
    String name = request.queryParam("run");
    Optional<ShownRun> run = Optional.ofNullable(name).flatMap(this::run);
    answer(
        request, answer.apply(run.orElseThrow(() -> new NotFoundResponse("there is no such run"))));
  }

  private Optional<ShownRun> run(String name) {
    Optional<ShownRun> known = runs.run(name);
    if (known.isEmpty()) {
      runs.look(); // it may have begun a moment ago
    }
    return known.or(() -> runs.run(name));
  }

  private void answerStudy(Context request) {
    Optional<ObjectNode> study =
        Optional.ofNullable(request.queryParam("study")).flatMap(studies::study);
    answer(request, study.orElseThrow(() -> new NotFoundResponse("there is no such study")));
  }

  private static void answer(Context request, JsonNode tree) {
    request.contentType("application/json").result(tree.toString());
  }

  private static void refuse(HttpResponseException refusal, Context request) {
    problem(request, refusal.getStatus(), refusal.getMessage());
  }

  private static void fail(RuntimeException failure, Context request) {
    problem(request, 500, failure.getMessage());
  }

  private static void problem(Context request, int status, String sentence) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("problem", sentence);
    request.status(status);
    answer(request, problem);
  }
}
