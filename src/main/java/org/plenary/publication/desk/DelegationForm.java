package org.plenary.publication.desk;

import io.vertx.core.http.HttpServerRequest;

/** The form of a new delegation, as it was filled in. */
public record DelegationForm(String name, String kind, String region) {

  static DelegationForm empty() {
    return new DelegationForm("", "member-state", "");
  }

  static DelegationForm of(HttpServerRequest request) {
    return new DelegationForm(
        Forms.field(request, "name"), Forms.field(request, "kind"), Forms.field(request, "region"));
  }
}
