package io.sluice.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Asks a board as a browser does, or, byte by byte, as none would. */
record BoardClient(URI address) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  BoardClient(Board board) {
    this(board.address());
  }

  /** An event as it came. */
  record Event(String name, JsonNode data) {}

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(10));
  }

  JsonNode json(String path) {
    return parse(get(path).body());
  }

  /** What the board says of a run under {@code /api/NAME}. */
  HttpResponse<String> ask(String name, String run) {
    return get("/api/%s?run=%s".formatted(name, URLEncoder.encode(run, StandardCharsets.UTF_8)));
  }

  JsonNode curves(String run) {
    return parse(ask("curves", run).body());
  }

  /** The line of a run in the list. */
  JsonNode summary(String run) {
    for (JsonNode each : json("/api/runs").path("runs")) {
      if (each.path("name").asText().equals(run)) {
        return each;
      }
    }
    throw new AssertionError(run + " is not in the list");
  }

  /** The whole answer to a request written letter by letter. */
  String raw(String... lines) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(10_000);
      String text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that the board tells from now on. */
  Events events() throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        HTTP.send(
            HttpRequest.newBuilder(address.resolve("/api/events"))
                .header("Accept", "text/event-stream")
                .build(),
            BodyHandlers.ofLines());
    Events events = new Events(response.body());
    events.next("hello", data -> true);
    return events;
  }

  static JsonNode parse(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  /** A stream of events. */
  static final class Events {
    private final BlockingQueue<Event> arrived = new LinkedBlockingQueue<>();

    private Events(Stream<String> lines) {
      Thread reader = new Thread(() -> read(lines));
      reader.setDaemon(true);
      reader.start();
    }

    private void read(Stream<String> lines) {
      String[] name = {""};
      try {
        lines.forEach(
            line -> {
              if (line.startsWith("event: ")) {
                name[0] = line.substring("event: ".length());
              } else if (line.startsWith("data: ")) {
                arrived.add(new Event(name[0], parse(line.substring("data: ".length()))));
              }
            });
      } catch (UncheckedIOException e) {
        arrived.add(new Event("end", parse("{}"))); // the board was closed
      }
    }

    /** The next event of a name that fits; others are passed over. */
    JsonNode next(String name, Predicate<JsonNode> fits) throws InterruptedException {
      for (Event event = poll(); event != null; event = poll()) {
        if (event.name().equals(name) && fits.test(event.data())) {
          return event.data();
        }
      }
      throw new AssertionError("no event " + name + " in ten seconds");
    }

    private Event poll() throws InterruptedException {
      return arrived.poll(10, TimeUnit.SECONDS);
    }
  }
}
