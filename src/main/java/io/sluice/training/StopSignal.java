package io.sluice.training;

import java.util.concurrent.atomic.AtomicBoolean;

/** Asks a training loop to save and return after the step that it is in. */
public final class StopSignal {

  private final AtomicBoolean requested = new AtomicBoolean();

  /** Asks, from any thread. */
  public void request() {
    requested.set(true);
  }

  /**
   * Whether somebody asked.
   *
   * @return true from the first request on
   */
  public boolean isRequested() {
    return requested.get();
  }
}
