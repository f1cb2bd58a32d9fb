package org.plenary.cli;

/** What can be set, by the environment or in {@code plenary.properties}, under these names. */
enum Setting {
  PLENARY_PORT("8080"),
  PLENARY_HOST("127.0.0.1"),
  PLENARY_ORIGIN(""),
  PLENARY_DATA("data"),
  PLENARY_CONFIG(""),
  PLENARY_RECORD(""),
  DATABASE_URL(""),
  PLENARY_APP_PASSWORD(""),
  PLENARY_SMTP(""),
  PLENARY_SOCKETS_PER_ADDRESS("2000"),
  PLENARY_SOCKETS_PER_PERSON("8"),
  PLENARY_COMMITS_PER_SECOND("30"),
  PLENARY_DEMO_ANYWHERE("no");

  private final String byDefault;

  Setting(String byDefault) {
    this.byDefault = byDefault;
  }

  /** What holds when nothing is said; empty where there is no such thing. */
  String byDefault() {
    return byDefault;
  }
}
