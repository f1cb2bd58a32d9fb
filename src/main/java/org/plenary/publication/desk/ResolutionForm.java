package org.plenary.publication.desk;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.PlainCopy;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings.NewResolution;

/**
 * The form of a new resolution, as it was filled in.
 *
 * @param numbering null: as it is found in the text
 */
public record ResolutionForm(
    String meeting,
    String item,
    String language,
    Meeting.@Nullable Numbering numbering,
    String symbol,
    String title,
    String slug,
    PlainCopy copy) {

  /** The languages a text may be in: the six of the United Nations. */
  public static final List<String> LANGUAGES = List.of("ar", "en", "es", "fr", "ru", "zh");

  static ResolutionForm empty() {
    return new ResolutionForm("", "", "en", null, "", "", "", PlainCopy.of(""));
  }

  static ResolutionForm of(HttpServerRequest request, PlainCopy copy) {
    return new ResolutionForm(
        Forms.field(request, "meeting"),
        Forms.field(request, "item").strip(),
        Forms.field(request, "language"),
        Meeting.Numbering.of(Forms.field(request, "numbering")).orElse(null),
        Forms.field(request, "symbol").strip(),
        Forms.field(request, "title").strip(),
        Forms.field(request, "slug").strip(),
        copy);
  }

  public String text() {
    return copy.text();
  }

  public String direction() {
    return language.equals("ar") ? "rtl" : "ltr";
  }

  /** What was read stands where nothing was filled in. */
  ResolutionForm filledFrom(Reading reading) {
    String newSymbol = symbol.isEmpty() ? reading.symbol() : symbol;
    return new ResolutionForm(
        meeting,
        item,
        language,
        reading.numbering(),
        newSymbol,
        title.isEmpty() ? reading.title() : title,
        slug.isEmpty() ? slugOf(newSymbol) : slug,
        copy);
  }

  /** What is to be put on the agenda, with the numbering of the reading. */
  NewResolution resolution(Meeting.Numbering numbering) {
    String known = LANGUAGES.contains(language) ? language : "";
    return new NewResolution(meeting, slug, item, symbol, title, known, direction(), numbering);
  }

  /** {@code RESOLUTION 75 (Rev. Geneva, 2022)} gives {@code resolution-75}. */
  static String slugOf(String symbol) {
    String slug =
        symbol
            .replaceAll("\\(.*", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return slug.length() <= 64 ? slug : slug.substring(0, 64);
  }
}
