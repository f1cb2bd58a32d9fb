package org.plenary.publication;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Finding;
import org.plenary.http.Assets;
import org.plenary.http.Language;
import org.plenary.http.Messages;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Publishing;
import org.plenary.negotiation.Deferral;
import org.plenary.people.Action;
import org.plenary.people.Capacity;
import org.plenary.people.SignedIn;
import org.plenary.refusal.Refusal;

/**
 * What every page has: its title, its language, who reads it. Templates call it {@code f}.
 *
 * @param query what the page was asked with, kept by the links to other languages; empty or like
 *     {@code v=3}
 * @param who null for the public
 * @param csrf token for the page's forms; empty where a page for the public has none, so that it is
 *     the same for everybody and can be cached
 * @param styles addresses of further style sheets that every page of this kind links to
 * @param zone by whose clock times are shown: the meeting's, or UTC where it is about no meeting
 */
public record Frame(
    Messages messages,
    Assets assets,
    String title,
    String path,
    String query,
    @Nullable SignedIn who,
    String csrf,
    List<String> styles,
    ZoneId zone) {
  private static final Map<Dated, DateFormat> FORMATS = new ConcurrentHashMap<>();

  /** A frame without further style sheets. */
  public Frame(
      Messages messages,
      Assets assets,
      String title,
      String path,
      String query,
      @Nullable SignedIn who,
      String csrf) {
    this(messages, assets, title, path, query, who, csrf, List.of(), ZoneOffset.UTC);
  }

  /** One link of the navigation; {@code key} is its message. */
  public record Link(String href, String key, boolean current) {}

  /** The same with another title. */
  Frame titled(String other) {
    return new Frame(messages, assets, other, path, query, who, csrf, styles, zone);
  }

  /** The same for what belongs to a meeting: its times are those of its zone. */
  public Frame of(Meeting meeting) {
    return new Frame(messages, assets, title, path, query, who, csrf, styles, meeting.zone());
  }

  public Language language() {
    return messages.language();
  }

  /** What stands between two words of a list, as the reader's language writes it. */
  public String comma() {
    return switch (language().tag()) {
      case "ar" -> "\u060c ";
      case "zh" -> "\uff0c";
      default -> ", ";
    };
  }

  /** This page in another language. */
  public String inLanguage(Language other) {
    return path + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + other.tag();
  }

  /** The message of that key; arguments are name, value, name, value ... */
  public String t(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  /** What the reader is told of a refusal: in the reader's language where it is known there. */
  public String sentence(Refusal refusal) {
    String key = "refusal." + refusal.code();
    return messages.has(key) ? messages.text(key) : refusal.sentence();
  }

  /** What a slip is about, in the reader's language; empty where its title says all. */
  public String slip(Finding finding) {
    String key = "slip." + finding.code();
    List<String> words = finding.words();
    return !messages.has(key) || words.isEmpty()
        ? ""
        : messages.text(key, "one", words.get(0), "two", words.get(words.size() - 1));
  }

  /** For {@code aria-invalid}: null leaves the attribute out. */
  public @Nullable String invalid(@Nullable Refusal refusal, String field) {
    return refusal != null && Objects.equals(refusal.field(), field) ? "true" : null;
  }

  public String asset(String name) {
    return assets.url(name);
  }

  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    if (who != null) {
      links.add(link("/desk", "desk.link"));
      if (who.may(Action.ACCOUNTS)) {
        links.add(link("/desk/accounts", "accounts.link"));
        links.add(link("/desk/delegations", "delegations.link"));
        links.add(link("/desk/outbox", "outbox.link"));
      }
      if (who.may(Action.IMPORT)) {
        links.add(link("/desk/meetings", "meetings.link"));
        links.add(link("/desk/resolutions/new", "resolution.link"));
        links.add(link("/desk/contributions", "incoming.link"));
      }
      if (who.may(Action.RECORD)) {
        links.add(link("/desk/transcripts", "transcripts.link"));
      }
      if (who.may(Action.MODERATE)) {
        links.add(link("/desk/submissions", "submissions.link"));
        links.add(link("/desk/erasures", "erasures.link"));
      }
      if (who.may(Action.PUBLISH)) {
        links.add(link("/desk/publishing", "publishing.link"));
      }
    }
    return links;
  }

  private Link link(String href, String key) {
    return new Link(href, key, href.equals(path));
  }

  /** When the public is shown what happens, as a sentence. */
  public String published(Publishing publishing) {
    int minutes = publishing.minutes();
    return switch (publishing.mode()) {
      case LIVE -> t("publishing.live");
      case STAGES -> t("publishing.stages");
      case DELAY -> {
        if (minutes % 1_440 == 0) {
          yield t("publishing.days", "count", minutes / 1_440);
        }
        yield minutes % 60 == 0
            ? t("publishing.hours", "count", minutes / 60)
            : t("publishing.minutes", "count", minutes);
      }
    };
  }

  /** The class that carries a region's colour. */
  public String regionClass(String region) {
    return "region-" + region.toLowerCase(Locale.ROOT);
  }

  /** For whom somebody speaks: a delegation's name, a stakeholder group in the reader's words. */
  public String body(Speaker by) {
    return by.capacity() == Capacity.PUBLIC ? group(by.delegation()) : by.delegation();
  }

  /** A stakeholder group by its code, in the reader's words where it is known there. */
  public String group(String code) {
    for (String key : List.of("kind." + code, "group." + code)) {
      if (messages.has(key)) {
        return messages.text(key);
      }
    }
    return code;
  }

  /** How long something took, in the largest unit of which there are two at least. */
  public String lasting(long ms) {
    long minutes = Math.max(1, Math.round(ms / 60_000.0));
    return minutes < 120
        ? measure(minutes, MeasureUnit.MINUTE)
        : minutes < 2_880
            ? measure(Math.round(minutes / 60.0), MeasureUnit.HOUR)
            : measure(Math.round(minutes / 1_440.0), MeasureUnit.DAY);
  }

  private String measure(long count, MeasureUnit unit) {
    ULocale locale = new ULocale(language().tag() + "-u-nu-latn");
    return MeasureFormat.getInstance(locale, MeasureFormat.FormatWidth.SHORT)
        .formatMeasures(new Measure(count, unit));
  }

  /** Whether the capacity says more than the name. */
  public boolean acts(Speaker by) {
    return by.capacity() != Capacity.SERVER;
  }

  /** Date and time of day, with the name of the zone. */
  public String time(Instant instant) {
    return format("dMMMyyyyHHmmz", instant, zone);
  }

  /** To what an answer puts an input off: a day in the reader's way, a sitting by its name. */
  public String until(String until) {
    return Deferral.day(until).map(this::day).orElse(until);
  }

  /** From the one day to the other. */
  public String days(LocalDate from, LocalDate to) {
    return day(from) + " – " + day(to);
  }

  private String day(LocalDate day) {
    return format("dMMMMyyyy", day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }

  private String format(String skeleton, Instant instant, ZoneId where) {
    String zoned = where.equals(ZoneOffset.UTC) ? "UTC" : where.getId();
    DateFormat kept =
        FORMATS.computeIfAbsent(new Dated(skeleton, language().tag(), zoned), Dated::format);
    // One that is being used cannot be shared; a copy is a hundred times cheaper than a new one.
    return ((DateFormat) kept.clone()).format(Date.from(instant));
  }

  /** A way of writing dates: as many as there are languages, zones of meetings and skeletons. */
  private record Dated(String skeleton, String tag, String zone) {
    DateFormat format() {
      DateFormat format =
          DateFormat.getInstanceForSkeleton(skeleton, new ULocale(tag + "-u-nu-latn"));
      format.setTimeZone(TimeZone.getTimeZone(zone));
      return format;
    }
  }

  /** A browser's name from what it says of itself, or what it says. */
  public String browser(String agent) {
    String name =
        agent.contains("Edg/")
            ? "Edge"
            : agent.contains("Firefox/")
                ? "Firefox"
                : agent.contains("Chrome/") ? "Chrome" : agent.contains("Safari/") ? "Safari" : "";
    return name.isEmpty() ? t("sessions.browser") : name;
  }
}
