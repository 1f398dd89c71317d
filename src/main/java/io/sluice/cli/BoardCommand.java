package io.sluice.cli;

import io.sluice.board.Board;
import java.util.concurrent.CountDownLatch;

/** Shows runs and studies in a browser until it is stopped. */
final class BoardCommand implements Command {

  private static final int USUAL_PORT = 7117;
  private static final int HIGHEST_PORT = 65535;

  private static final Flag<Integer> PORT =
      Flag.of(
          "port",
          "N",
          "where to listen on this machine; 0 for any port that is free (default "
              + USUAL_PORT
              + ")",
          Values.integer(0, HIGHEST_PORT));

  @Override
  public Usage usage() {
    return new Usage("board", "show runs and studies in a browser, live while they train")
        .details(
            "Shows the runs in checkpoints/ and the studies in eval/: curves over one another, by steps,"
                + " tokens or seconds, configurations side by side, what activations have learned. What a run"
                + " writes appears within a second. It only reads, and only this machine can reach it; from"
                + " another, ssh -L 7117:127.0.0.1:7117 HOST brings it over. Ctrl-C ends it.")
        .flags(PORT)
        .examples("./sluice board", "./sluice board --port 0")
        .kept("nothing was written");
  }

  @Override
  public Exit run(Invocation invocation) {
    Home home = invocation.home();
    try (Board board =
        Board.start(
            home.checkpoints(), home.evaluation(), invocation.get(PORT).orElse(USUAL_PORT))) {
      invocation.print("%s shows the runs and studies; Ctrl-C ends it", board.address());
      invocation.out().flush();
      new CountDownLatch(1).await(); // the signal ends the process
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Exit.DONE;
  }
}
