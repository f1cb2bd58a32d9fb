package org.plenary.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.Set;
import org.plenary.refusal.Refusal;

/**
 * The checks before every route, in this order: headers of every answer, path, origin, size and
 * reading of the body, CSRF. Mounted first; a route cannot step round them.
 */
public final class Edge {
  /** Largest body of an ordinary form or API request, in bytes. */
  public static final int BODY = 64 * 1024;

  /** Largest body where a text is read in, in bytes. */
  public static final int LARGE_BODY = 2 * 1024 * 1024;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'";

  private final Site site;
  private final Csrf csrf;
  private final Problems problems;
  private final Set<String> large;
  private final BodyHandler small = BodyHandler.create(false).setBodyLimit(BODY);
  private final BodyHandler big =
      BodyHandler.create(System.getProperty("java.io.tmpdir") + "/plenary-uploads")
          .setBodyLimit(LARGE_BODY)
          .setDeleteUploadedFilesOnEnd(true);

  /**
   * @param large the paths that take a {@link #LARGE_BODY} and files
   */
  public Edge(Site site, Csrf csrf, Problems problems, Set<String> large) {
    this.site = site;
    this.csrf = csrf;
    this.problems = problems;
    this.large = Set.copyOf(large);
  }

  public void mount(Router router) {
    router.route().handler(this::headers);
    router.route().handler(ctx -> pass(ctx, path(ctx)));
    router.route().handler(ctx -> pass(ctx, origin(ctx)));
    router.route().handler(this::body);
    router.route().handler(ctx -> pass(ctx, token(ctx)));
    router.route().failureHandler(problems);
    router.errorHandler(400, problems).errorHandler(404, problems).errorHandler(405, problems);
    router.errorHandler(500, problems);
  }

  private static void pass(RoutingContext ctx, Optional<Refusal> refusal) {
    refusal.ifPresentOrElse(no -> ctx.fail(no.asException()), ctx::next);
  }

  private void headers(RoutingContext ctx) {
    MultiMap headers = ctx.response().headers();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    // Not no-referrer: a browser would then send our own forms with the origin "null".
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (site.secure()) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    ctx.next();
  }

  /** Our addresses are plain; anything that a later decoding could read differently is not ours. */
  private static Optional<Refusal> path(RoutingContext ctx) {
    String path = ctx.request().path();
    boolean plain =
        path != null
            && path.startsWith("/")
            && !path.contains("//")
            && !path.contains("/.")
            && path.chars().allMatch(c -> c > ' ' && c < 127 && "%\\;\"<>^`{|}".indexOf(c) < 0);
    return plain
        ? Optional.empty()
        : Optional.of(Refusal.of("page.unknown", "There is no such page."));
  }

  private Optional<Refusal> origin(RoutingContext ctx) {
    return Origins.isSafe(ctx.request().method())
        ? Optional.empty()
        : Origins.check(
            site, ctx.request().getHeader("Origin"), ctx.request().getHeader("Sec-Fetch-Site"));
  }

  private void body(RoutingContext ctx) {
    if (Origins.isSafe(ctx.request().method())) {
      ctx.next();
    } else {
      (large.contains(ctx.request().path()) ? big : small).handle(ctx);
    }
  }

  private Optional<Refusal> token(RoutingContext ctx) {
    return Origins.isSafe(ctx.request().method()) ? Optional.empty() : csrf.check(ctx.request());
  }
}
