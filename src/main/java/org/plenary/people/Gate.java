package org.plenary.people;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.plenary.http.Cookies;
import org.plenary.refusal.Refusal;

/** Finds out who asks, and lets through who may. */
public final class Gate {
  private static final String KEY = "plenary.signed-in";
  private final Cookies cookies;
  private final Sessions sessions;

  public Gate(Cookies cookies, Sessions sessions) {
    this.cookies = cookies;
    this.sessions = sessions;
  }

  /** Reads the session, if there is one. Mount after the edge and before every route that asks. */
  public void load(RoutingContext ctx) {
    String token = cookies.session(ctx.request());
    if (token == null) {
      ctx.next();
      return;
    }
    ctx.request().pause();
    sessions
        .find(token)
        .onComplete(done -> goOn(ctx))
        .onSuccess(
            who -> {
              who.ifPresent(one -> ctx.put(KEY, one));
              ctx.next();
            })
        .onFailure(ctx::fail);
  }

  /** What becomes a socket stays paused until it is one: its end must not pass unseen. */
  private static void goOn(RoutingContext ctx) {
    if (ctx.request().getHeader("Upgrade") == null) {
      ctx.request().resume();
    }
  }

  /** Who asks; empty where nobody is signed in. */
  public static Optional<SignedIn> who(RoutingContext ctx) {
    return Optional.ofNullable(ctx.get(KEY));
  }

  /** Who asks, behind {@link #may}. */
  public static SignedIn sure(RoutingContext ctx) {
    return who(ctx).orElseThrow(() -> needed().asException());
  }

  /**
   * Lets through who may do that; sends the reader of a page to the sign-in.
   *
   * <p>Refusals: {@code sign-in.needed}, {@code action.forbidden}.
   */
  public static Handler<RoutingContext> may(Action action) {
    return ctx -> {
      Optional<SignedIn> who = who(ctx);
      if (who.isPresent() && who.get().may(action)) {
        ctx.next();
      } else if (who.isPresent()) {
        ctx.fail(Refusal.of("action.forbidden", "This is not for your capacity.").asException());
      } else if (ctx.request().method() == HttpMethod.GET
          && !ctx.request().path().startsWith("/api/")) {
        ctx.redirect("/sign-in?next=" + ctx.request().path());
      } else {
        ctx.fail(needed().asException());
      }
    };
  }

  private static Refusal needed() {
    return Refusal.of("sign-in.needed", "Sign in first.");
  }
}
