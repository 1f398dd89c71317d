package io.sluice.board;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The pages that are open, each served by the thread that its request came with, so that one that
 * stops reading delays no other. Server-sent events are written here, as Javalin's own client of
 * them (7.2.3) answers a page that goes away with a hundred warnings.
 */
final class Audience implements AutoCloseable {

  /** A minute and more of updates; a page that is farther behind asks for everything again. */
  private static final int WAITING = 256;

  /** A page that has gone is noticed when it is written to. */
  private static final int HEARTBEAT_S = 10;

  private static final String HEARTBEAT = ": still here\n\n";

  /** More than a person has open, and far fewer than the server has threads. */
  private static final int MOST_PAGES = 64;

  private final Set<Page> pages = ConcurrentHashMap.newKeySet();

  /** What waits for a page; an empty one ends it. */
  private record Page(BlockingQueue<String> waiting) {

    @Override
    public boolean equals(Object other) {
      return this == other; // two that wait for the same are two
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(waiting);
    }
  }

  /** Tells a page of everything from now on, until it goes away or the board ends. */
  void serve(Context request) {
    if (pages.size() >= MOST_PAGES) {
      throw new HttpResponseException(503, "too many pages are open: close some", Map.of());
    }
    request.res().setContentType("text/event-stream");
    request.res().setCharacterEncoding("UTF-8");
    Page page = new Page(new ArrayBlockingQueue<>(WAITING));
    pages.add(page);
    page.waiting().add(event("hello", "{}"));
    try {
      write(page, request.res().getOutputStream());
    } catch (IOException e) {
      // It has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pages.remove(page);
    }
  }

  private static void write(Page page, OutputStream out) throws IOException, InterruptedException {
    String text = page.waiting().take();
    while (!text.isEmpty()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      String next = page.waiting().poll(HEARTBEAT_S, TimeUnit.SECONDS);
      text = next == null ? HEARTBEAT : next;
    }
  }

  /** JSON has no line feeds, which would end the line. */
  private static String event(String name, String json) {
    return "event: " + name + "\ndata: " + json + "\n\n";
  }

  boolean isEmpty() {
    return pages.isEmpty();
  }

  /** Tells every page. */
  void tell(String name, Object json) {
    String text = event(name, json.toString());
    for (Page page : pages) {
      if (!page.waiting().offer(text)) {
        end(page); // the browser connects anew and asks for everything
      }
    }
  }

  private void end(Page page) {
    pages.remove(page);
    page.waiting().clear();
    page.waiting().add("");
  }

  @Override
  public void close() {
    pages.forEach(this::end);
  }
}
