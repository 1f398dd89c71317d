package io.sluice.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request and what comes of it. A connection that breaks is no failure as long as it brought
 * something: the next request asks for the rest.
 */
record Transfer(HttpClient client, Duration silence, RemoteFile file, PartialFile part) {
  private static final int CHUNK = 1 << 16;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  void run(PartialFile.Watcher watcher) throws IOException {
    HttpResponse<InputStream> response = ask();
    try (InputStream body = response.body()) {
      long before = begin(response);
      if (before < 0) {
        return;
      }
      watcher.onSize(before);
      IOException broken = copy(body, watcher);
      if (part.size() == before) {
        throw unavailable("the connection broke", broken);
      }
    }
  }

  private HttpResponse<InputStream> ask() {
    HttpRequest.Builder request = HttpRequest.newBuilder(file.address()).timeout(silence);
    if (part.size() > 0) {
      request.header("Range", "bytes=" + part.size() + "-");
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unavailable("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("fetching " + file.address() + " was interrupted", e);
    }
  }

  /** Makes the file as long as what the answer goes on from; -1 if it must be asked again. */
  private long begin(HttpResponse<InputStream> response) throws IOException {
    switch (response.statusCode()) {
      case OK -> part.truncate();
      case PARTIAL_CONTENT -> {
        Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != part.size()) {
          throw unavailable("the answer is another part than was asked for", null);
        }
      }
      case RANGE_NOT_SATISFIABLE -> {
        if (part.size() == 0) {
          throw unavailable("the answer was 416", null);
        }
        part.truncate();
        return -1;
      }
      default -> throw unavailable("the answer was " + response.statusCode(), null);
    }
    return part.size();
  }

  /**
   * Copies what comes.
   *
   * @return why it ended early, or null
   */
  private IOException copy(InputStream body, PartialFile.Watcher watcher) throws IOException {
    byte[] chunk = new byte[CHUNK];
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "silence");
              thread.setDaemon(true);
              return thread;
            });
    try {
      while (part.size() < file.bytes()) {
        int count;
        ScheduledFuture<?> alarm =
            clock.schedule(() -> close(body), silence.toMillis(), TimeUnit.MILLISECONDS);
        try {
          count = body.read(chunk);
        } catch (IOException e) {
          return e;
        } finally {
          alarm.cancel(false);
        }
        if (count < 0) {
          return null;
        }
        part.append(chunk, count);
        watcher.onSize(part.size());
      }
      return null;
    } finally {
      clock.shutdownNow();
    }
  }

  /** Wakes whoever reads; that one says what happened. */
  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UncheckedIOException unavailable(String what, IOException cause) {
    String kept =
        part.size() == 0
            ? ""
            : "; " + part.size() + " of " + file.bytes() + " bytes are kept and not fetched again";
    IOException why = cause == null ? new IOException(what) : cause;
    return new UncheckedIOException(
        file.address()
            + " cannot be fetched, "
            + what
            + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")")
            + ": check the network and try again"
            + kept,
        why);
  }
}
