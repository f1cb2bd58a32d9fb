package org.plenary.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The cookies of a site: HttpOnly, SameSite=Lax, and over https Secure and bound to the host. */
public final class Cookies {
  private static final String SESSION = "sid";
  private static final String VISITOR = "vid";
  private static final String LANGUAGE = "lang";
  private static final long YEAR = 365L * 24 * 3600;

  private final Site site;

  public Cookies(Site site) {
    this.site = site;
  }

  /** The token of the session. */
  public @Nullable String session(HttpServerRequest request) {
    return value(request, SESSION);
  }

  /** As a browser sends the token of a session. */
  String of(String token) {
    return full(SESSION) + "=" + token;
  }

  /** Ends with the browser; the server ends the session earlier. */
  public void setSession(RoutingContext ctx, String token) {
    ctx.response().addCookie(cookie(SESSION, token));
  }

  public void clearSession(RoutingContext ctx) {
    ctx.response().addCookie(cookie(SESSION, "").setMaxAge(0));
  }

  /** A random value that ties a form to the browser of somebody not signed in. */
  @Nullable String visitor(HttpServerRequest request) {
    return value(request, VISITOR);
  }

  void setVisitor(RoutingContext ctx, String value) {
    ctx.response().addCookie(cookie(VISITOR, value));
  }

  /** The language somebody chose. */
  @Nullable String language(HttpServerRequest request) {
    return value(request, LANGUAGE);
  }

  void setLanguage(RoutingContext ctx, String tag) {
    ctx.response().addCookie(cookie(LANGUAGE, tag).setMaxAge(YEAR));
  }

  private @Nullable String value(HttpServerRequest request, String name) {
    Cookie cookie = request.getCookie(full(name));
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  private Cookie cookie(String name, String value) {
    return Cookie.cookie(full(name), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(site.secure())
        .setSameSite(CookieSameSite.LAX);
  }

  private String full(String name) {
    return site.secure() ? "__Host-" + name : name;
  }
}
