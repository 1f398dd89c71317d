package io.sluice.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Looks for what is new while a page is open. Sizes are asked for, which costs some microseconds a
 * run and works on every file system; what the system could tell by itself it does not tell of
 * network folders, and on macOS late.
 */
final class Watch implements Runnable {

  private static final long INTERVAL_MS = 300;

  /** Every so many looks the folders are listed too. */
  private static final int LOOKS_A_LISTING = 4;

  private final RunShelf shelf;
  private final Audience audience;
  private volatile boolean ended;

  Watch(RunShelf shelf, Audience audience) {
    this.shelf = shelf;
    this.audience = audience;
  }

  void end() {
    ended = true;
  }

  @Override
  public void run() {
    try {
      for (int look = 0; !ended; look++) {
        Thread.sleep(INTERVAL_MS);
        if (!audience.isEmpty()) {
          tell(look % LOOKS_A_LISTING == 0 ? shelf.lookAround() : shelf.lookAtMetrics());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(RunShelf.Changes changes) {
    if (!changes.isNothing()) {
      ObjectNode message = JsonNodeFactory.instance.objectNode();
      ArrayNode runs = message.putArray("runs");
      changes.changed().forEach(run -> runs.add(run.summary()));
      ArrayNode gone = message.putArray("gone");
      changes.gone().forEach(gone::add);
      audience.tell("runs", message);
    }
    for (ShownRun run : changes.changed()) {
      run.news().ifPresent(news -> audience.tell("records", news));
    }
  }
}
