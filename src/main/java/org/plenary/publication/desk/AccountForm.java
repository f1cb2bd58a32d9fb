package org.plenary.publication.desk;

import io.vertx.core.http.HttpServerRequest;

/** The form of a new account, as it was filled in. */
public record AccountForm(String name, String login, String delegation, String capacity) {

  static AccountForm empty() {
    return new AccountForm("", "", "", "delegate");
  }

  static AccountForm of(HttpServerRequest request) {
    return new AccountForm(
        Forms.field(request, "name"),
        Forms.field(request, "login"),
        Forms.field(request, "delegation"),
        Forms.field(request, "capacity"));
  }
}
