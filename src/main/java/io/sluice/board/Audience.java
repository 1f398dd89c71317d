package io.sluice.board;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The pages that are open. Each has a thread, so that one that stops reading delays no other. */
final class Audience implements AutoCloseable {

  /** A minute and more of updates; a page that is farther behind asks for everything again. */
  private static final int WAITING = 256;

  private static final int HEARTBEAT_S = 10;

  /** More connections than a person has pages. */
  private static final int MOST_PAGES = 64;

  private final Set<Page> pages = ConcurrentHashMap.newKeySet();

  private record Message(String event, String data) {}

  /** One page. */
  private final class Page implements Runnable {
    private final SseClient client;
    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(WAITING);

    Page(SseClient client) {
      this.client = client;
    }

    @Override
    public void run() {
      try {
        client.sendEvent("hello", "{}");
        while (pages.contains(this) && !client.terminated()) {
          Message message = waiting.poll(HEARTBEAT_S, TimeUnit.SECONDS);
          if (message == null) {
            client.sendComment("still here"); // without it a page that has gone would go unnoticed
          } else {
            client.sendEvent(message.event(), message.data());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        pages.remove(this);
        client.close();
      }
    }
  }

  /** Takes a page in; it is told of everything from now on. */
  void join(SseClient client) {
    if (pages.size() >= MOST_PAGES) {
      client.close();
      return;
    }
    client.keepAlive();
    Page page = new Page(client);
    pages.add(page);
    client.onClose(() -> pages.remove(page));
    Thread thread = new Thread(page, "board page");
    thread.setDaemon(true);
    thread.start();
  }

  boolean isEmpty() {
    return pages.isEmpty();
  }

  /** Tells every page. */
  void tell(String event, Object data) {
    Message message = new Message(event, data.toString());
    for (Page page : pages) {
      if (!page.waiting.offer(message)) {
        pages.remove(page); // its thread ends, the browser connects anew and asks for everything
      }
    }
  }

  @Override
  public void close() {
    pages.clear();
  }
}
