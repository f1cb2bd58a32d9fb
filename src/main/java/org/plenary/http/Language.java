package org.plenary.http;

import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the interface: the six of the United Nations, in the order they are named. */
public enum Language {
  AR("ar", "rtl", "العربية"),
  ZH("zh", "ltr", "中文"),
  EN("en", "ltr", "English"),
  FR("fr", "ltr", "Français"),
  RU("ru", "ltr", "Русский"),
  ES("es", "ltr", "Español");

  /**
   * Those a reader can choose. A language is complete or is not here: nothing falls back to
   * English.
   */
  public static final List<Language> OFFERED = List.of(AR, ZH, EN, FR, RU, ES);

  private final String tag;
  private final String direction;
  private final String ownName;

  Language(String tag, String direction, String ownName) {
    this.tag = tag;
    this.direction = direction;
    this.ownName = ownName;
  }

  public String tag() {
    return tag;
  }

  /** {@code ltr} or {@code rtl}. */
  public String direction() {
    return direction;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** What {@code ?lang=} asks for, else the cookie, else the browser's wish, else English. */
  public static Language of(Cookies cookies, RoutingContext ctx) {
    String asked = ctx.request().getParam("lang");
    Language language =
        choose(
            asked,
            cookies.language(ctx.request()),
            ctx.acceptableLanguages().stream().map(LanguageHeader::tag).toList());
    if (asked != null && language.tag.equals(asked)) {
      cookies.setLanguage(ctx, asked);
    }
    return language;
  }

  static Language choose(@Nullable String asked, @Nullable String cookie, List<String> accepted) {
    for (String wish : Arrays.asList(asked, cookie)) {
      if (wish != null && known(wish)) {
        return named(wish);
      }
    }
    return accepted.stream().filter(Language::known).findFirst().map(Language::named).orElse(EN);
  }

  private static boolean known(String tag) {
    return OFFERED.stream().anyMatch(language -> language.tag.equals(tag));
  }

  private static Language named(String tag) {
    return valueOf(tag.toUpperCase(Locale.ROOT));
  }
}
