package org.plenary.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/**
 * Proof that a request was made from a page we rendered for this very browser. The token is a keyed
 * hash of the cookie the browser holds and scripts cannot read (its session, or a visitor's random
 * value): it needs no store, may be used more than once and dies with the session.
 */
public final class Csrf {
  /** Name of the form's hidden field. */
  public static final String FIELD = "csrf";

  /** Name of the header for requests of scripts. */
  public static final String HEADER = "X-Csrf-Token";

  private static final SecureRandom RANDOM = new SecureRandom();
  private final Cookies cookies;

  public Csrf(Cookies cookies) {
    this.cookies = cookies;
  }

  /** The token for a form on the page being rendered; gives a visitor's cookie where needed. */
  public String token(RoutingContext ctx) {
    String secret = secret(ctx.request());
    if (secret == null) {
      secret = ctx.get("plenary.visitor");
    }
    if (secret == null) {
      byte[] bytes = new byte[32];
      RANDOM.nextBytes(bytes);
      secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      ctx.put("plenary.visitor", secret);
      cookies.setVisitor(ctx, secret);
    }
    return tokenFor(secret);
  }

  /**
   * Call after the body was read.
   *
   * <p>Refusal: {@code csrf.token}.
   */
  Optional<Refusal> check(HttpServerRequest request) {
    String secret = secret(request);
    String given = request.getHeader(HEADER);
    if (given == null) {
      given = request.getFormAttribute(FIELD);
    }
    return secret != null && given != null && same(tokenFor(secret), given)
        ? Optional.empty()
        : Optional.of(
            Refusal.of("csrf.token", "This page is out of date. Load it again and repeat."));
  }

  private @Nullable String secret(HttpServerRequest request) {
    String session = cookies.session(request);
    return session != null ? session : cookies.visitor(request);
  }

  static String tokenFor(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal("plenary-form".getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
