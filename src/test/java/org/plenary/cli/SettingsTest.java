package org.plenary.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plenary.database.DatabaseConfig;

class SettingsTest {
  @TempDir Path directory;

  private static Settings of(String... pairs) {
    Map<String, String> environment = new java.util.HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return Settings.of(environment, Map.of());
  }

  @Test
  void nothing_has_to_be_set() {
    Settings settings = of();
    assertEquals(8080, settings.port());
    assertEquals("127.0.0.1", settings.host());
    assertEquals(List.of("http://localhost:8080", "http://127.0.0.1:8080"), settings.origins());
    assertEquals(new DatabaseConfig.Embedded(Path.of("data/postgresql")), settings.database());
    assertEquals(new Settings.Most(2_000, 8, 30), settings.most());
  }

  @Test
  void the_environment_wins_over_the_file() throws Exception {
    Path file = directory.resolve("plenary.properties");
    Files.writeString(file, "PLENARY_PORT = 81\nPLENARY_HOST = 0.0.0.0\n");
    Settings settings =
        Settings.read(Map.of("PLENARY_DATA", directory.toString(), "PLENARY_PORT", "82"));
    assertEquals(82, settings.port());
    assertEquals("0.0.0.0", settings.host());
    assertEquals(directory, settings.data());
    assertEquals(81, Settings.read(Map.of("PLENARY_CONFIG", file.toString())).port());
  }

  @ParameterizedTest
  @CsvSource({
    "PLENARY_PORT, 65536",
    "PLENARY_PORT, http",
    "PLENARY_PORT, -1",
    "PLENARY_SOCKETS_PER_PERSON, 0",
    "PLENARY_SOCKETS_PER_ADDRESS, many",
    "PLENARY_COMMITS_PER_SECOND, 9999999",
    "PLENARY_DATA, ''",
    "PLENARY_DEMO_ANYWHERE, true",
    "PLENARY_ORIGIN, plenary.example",
    "PLENARY_ORIGIN, https://plenary.example/",
    "PLENARY_ORIGIN, https://u@plenary.example",
    "PLENARY_ORIGIN, ftp://plenary.example",
    "DATABASE_URL, mysql://u:p@h/d",
    "DATABASE_URL, postgres://host/d",
    "DATABASE_URL, postgres://u:p@host",
    "DATABASE_URL, postgres://u:p@host/d?sslmode=prefer",
    "DATABASE_URL, 'postgres://u:p w@host/d'",
  })
  void what_cannot_be_used_is_named(String name, String value) {
    Settings.Wrong no = assertThrows(Settings.Wrong.class, () -> of(name, value));
    assertTrue(no.getMessage().startsWith(name), no.getMessage());
    assertFalse(no.getMessage().contains("p w"), "a password in a message");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, '', no, true",
    "localhost, '', no, true",
    "::1, '', no, true",
    "127.0.0.1, http://localhost:9000, no, true",
    "0.0.0.0, '', no, false",
    "::, '', no, false",
    "192.0.2.7, '', no, false",
    "no.such.host.invalid, '', no, false",
    "127.0.0.1, https://plenary.example, no, false",
    "0.0.0.0, '', yes, true",
    "127.0.0.1, https://plenary.example, yes, true",
  })
  void the_demo_meeting_stays_on_this_machine_unless_that_is_set(
      String host, String origin, String anywhere, boolean allowed) {
    Settings settings =
        of("PLENARY_HOST", host, "PLENARY_ORIGIN", origin, "PLENARY_DEMO_ANYWHERE", anywhere);
    if (allowed) {
      settings.allowDemo();
    } else {
      Settings.Wrong no = assertThrows(Settings.Wrong.class, settings::allowDemo);
      assertTrue(no.getMessage().contains("PLENARY_DEMO_ANYWHERE=yes"), no.getMessage());
    }
  }

  @Test
  void everything_wrong_is_named_at_once() {
    Map<String, String> file = Map.of("PLENARY_PROT", "80", "PLENARY_PORT", "x");
    Settings.Wrong no =
        assertThrows(Settings.Wrong.class, () -> Settings.of(Map.of("DATABASE_URL", "x"), file));
    assertEquals(3, no.getMessage().lines().count(), no.getMessage());
  }

  @Test
  void a_database_url_is_read_in_full() {
    Settings settings =
        of(
            "DATABASE_URL", "postgresql://se%40c:p%2Fw+1@db.example:6000/name?sslmode=require",
            "PLENARY_APP_PASSWORD", "other");
    DatabaseConfig.External external = (DatabaseConfig.External) settings.database();
    assertEquals("se@c", external.address().user());
    assertEquals("p/w+1", external.address().password());
    assertEquals(6000, external.address().port());
    assertEquals("name", external.address().database());
    assertTrue(external.address().tls());
    assertEquals("other", external.appPassword());
    assertFalse(settings.toString().contains("p/w+1"), "a password in a log");
    assertFalse(settings.toString().contains("other"), "a password in a log");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void each_setting_has_its_heading(Setting setting) throws Exception {
    String page = Files.readString(Path.of("docs/operations.md"));
    String heading = "### " + setting.name() + "\n";
    assertTrue(page.contains(heading), "docs/operations.md has no \"" + heading.strip() + "\"");
    String section = page.substring(page.indexOf(heading) + heading.length()).split("\n#")[0];
    String byDefault = setting.byDefault();
    assertTrue(
        section.contains(byDefault.isEmpty() ? "Not set" : "`" + byDefault + "`"),
        setting + ": the page tells another default");
  }
}
