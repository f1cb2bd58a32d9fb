package org.plenary.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EdgeRulesTest {
  private static final Site SITE = new Site(List.of("https://plenary.example"), Set.of("10.0.0.1"));

  @Test
  void only_our_own_pages_change_anything() {
    String own = "https://plenary.example";
    assertTrue(Origins.check(SITE, own, "same-origin").isEmpty());
    assertTrue(Origins.check(SITE, own, null).isEmpty());
    assertTrue(Origins.check(SITE, null, "same-origin").isEmpty());
    assertTrue(Origins.check(SITE, null, null).isPresent());
    assertTrue(Origins.check(SITE, own, "cross-site").isPresent());
    assertTrue(Origins.check(SITE, "null", "same-origin").isPresent());
    assertTrue(Origins.check(SITE, own + ":444", null).isPresent());
    assertTrue(Origins.check(SITE, "http://plenary.example", null).isPresent());
    assertTrue(Origins.check(SITE, own + ".evil.example", null).isPresent());
  }

  @Test
  void forwarded_addresses_are_believed_from_our_proxies_only() {
    assertEquals("7.7.7.7", PeerAddress.of(SITE, "7.7.7.7", "1.2.3.4"));
    assertEquals("1.2.3.4", PeerAddress.of(SITE, "10.0.0.1", "1.2.3.4"));
    assertEquals("1.2.3.4", PeerAddress.of(SITE, "10.0.0.1", "6.6.6.6, 1.2.3.4"));
    assertEquals("10.0.0.1", PeerAddress.of(SITE, "10.0.0.1", "<script>"));
  }

  @Test
  void the_language_is_asked_for_then_remembered_then_wished() {
    assertEquals(Language.AR, Language.choose("ar", "en", List.of("en")));
    assertEquals(Language.AR, Language.choose(null, "ar", List.of("en")));
    assertEquals(Language.AR, Language.choose("xx", null, List.of("de", "ar", "en")));
    assertEquals(Language.ZH, Language.choose(null, null, List.of("zh", "en")));
    assertEquals(Language.EN, Language.choose(null, null, List.of("de")));
  }

  @Test
  void tags_are_compared_weakly() {
    assertTrue(Etag.matches("\"a\", W/\"b\"", "W/\"b\""));
    assertTrue(Etag.matches("*", "W/\"b\""));
    assertFalse(Etag.matches("\"a\"", "W/\"b\""));
    assertFalse(Etag.matches(null, "W/\"b\""));
  }

  @Test
  void places_for_sockets_are_given_back() {
    SocketPlaces places = new SocketPlaces(3, 2);
    assertTrue(places.enter("a", 1).isEmpty());
    assertTrue(places.enter("a", 1).isEmpty());
    assertTrue(places.enter("b", 1).isPresent(), "two per person");
    assertTrue(places.enter("a", 2).isEmpty());
    assertTrue(places.enter("a", 3).isPresent(), "three per address");
    places.leave("a", 1);
    assertTrue(places.enter("a", 3).isEmpty());
  }
}
