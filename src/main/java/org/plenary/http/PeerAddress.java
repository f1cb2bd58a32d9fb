package org.plenary.http;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The address a request came from. Forwarded headers are believed from configured proxies only. */
public final class PeerAddress {
  private PeerAddress() {}

  public static String of(Site site, HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    return of(site, peer == null ? "" : peer, request.getHeader("X-Forwarded-For"));
  }

  /** The last address in the chain that is not a proxy of ours. */
  static String of(Site site, String peer, @Nullable String forwarded) {
    String address = peer;
    if (forwarded == null) {
      return address;
    }
    String[] chain = forwarded.split(",", -1);
    for (int i = chain.length - 1; i >= 0 && site.proxies().contains(address); i--) {
      address = chain[i].strip();
    }
    return address.matches("[0-9a-fA-F.:]{1,45}") ? address : peer;
  }
}
