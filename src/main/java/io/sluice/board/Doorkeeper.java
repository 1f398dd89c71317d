package io.sluice.board;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets in requests that only read and that are meant for this machine, and gives every answer the
 * headers that keep a browser from doing more with it than show it.
 *
 * <p>A page of somebody else can make a browser ask this server under a name of its own (DNS
 * rebinding); the name then stands in {@code Host}.
 */
final class Doorkeeper implements Handler {

  /** With any port, as behind {@code ssh -L}. */
  private static final Pattern HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private static final String POLICY = "Content-Security-Policy";

  private static final String NO_FRAMES = "frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          POLICY,
          "default-src 'none'; base-uri 'none'; form-action 'none'; " + NO_FRAMES,
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  @Override
  public void handle(Context request) {
    HEADERS.forEach(request::header);
    String host = request.req().getHeader("Host");
    if (host == null || !HOST.matcher(host).matches()) {
      throw refused(421, "this board answers to 127.0.0.1 and localhost only");
    }
    if (!METHODS.contains(request.req().getMethod())) {
      throw refused(405, "this board only shows: GET and HEAD");
    }
    String site = request.req().getHeader("Sec-Fetch-Site");
    boolean navigation = "navigate".equals(request.req().getHeader("Sec-Fetch-Mode"));
    if ("cross-site".equals(site) && !navigation) {
      throw refused(403, "this board answers to its own page only");
    }
  }

  /** The page itself names its scripts; that nobody may frame it only a header can say. */
  static void leavePolicyToThePage(Context request) {
    request.header(POLICY, NO_FRAMES);
  }

  private static HttpResponseException refused(int status, String sentence) {
    return new HttpResponseException(status, sentence, Map.of());
  }
}
