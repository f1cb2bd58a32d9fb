package org.plenary.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.HtmlRenderer.Worn;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.Authorship;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;
import org.plenary.text.Inline;
import org.plenary.text.Numbering;

/**
 * Who wrote which words of a version: everybody with a share, and the words clause by clause.
 *
 * @param hands those with the most words first
 * @param base words of the base text
 * @param all words in all
 * @param rows stretches that are not of the base text, in the order of the text
 * @param left how many more there are
 */
public record AuthorsPage(
    Meeting meeting,
    AgendaItem item,
    long version,
    boolean newest,
    Instant at,
    List<Hand> hands,
    int base,
    int all,
    List<Row> rows,
    int left) {

  /** So many stretches stand on a page; the data has all. */
  private static final int MOST_ROWS = 600;

  /** Of a long stretch so many characters are shown. */
  private static final int MOST_TEXT = 240;

  /** Somebody who wrote words of the text. */
  public record Hand(Speaker by, int words) {}

  /**
   * Words of one hand in one clause.
   *
   * @param begins whether it is the first of its clause
   * @param proposal the proposal that brought them; null where none did
   * @param change the first version of the change
   */
  public record Row(
      @Nullable Place place,
      String clause,
      boolean begins,
      String text,
      Speaker by,
      Instant at,
      @Nullable Link proposal,
      long change) {}

  /** A moment with all that is known of its words. Takes time, so not for an event loop. */
  static final class Seen {
    private final Hands hands;
    private final Moment moment;
    private final Inputs inputs;
    private final Map<Integer, Speaker> speakers;

    /** Most runs of a hand wear the same. */
    private final Map<Object, Worn> worn = new HashMap<>();

    /**
     * @param inputs of the same version
     */
    Seen(Item item, Moment moment, Inputs inputs, Map<Integer, Speaker> speakers) {
      Numbering numbering =
          Numbering.of(moment.state().doc(), Export.profile(item.meeting(), item.agenda()));
      this.hands = new Hands(moment, numbering, IcuSegmenter.of(item.agenda().language()));
      this.moment = moment;
      this.inputs = inputs;
      this.speakers = speakers;
    }

    Hands hands() {
      return hands;
    }

    Inputs inputs() {
      return inputs;
    }

    State state() {
      return moment.state();
    }

    long version() {
      return moment.state().version();
    }

    /** Everybody but the base text's, the most words first. */
    List<Hand> shares() {
      Map<Speaker, Integer> words = new HashMap<>();
      hands.words().forEach((voice, count) -> words.merge(speaker(voice), count, Integer::sum));
      List<Hand> shares = new ArrayList<>();
      words.forEach(
          (by, count) -> {
            if (!by.equals(Speaker.NOBODY) && count > 0) {
              shares.add(new Hand(by, count));
            }
          });
      shares.sort(
          Comparator.comparingInt(Hand::words)
              .reversed()
              .thenComparing(hand -> hand.by().delegation())
              .thenComparing(hand -> hand.by().capacity()));
      return shares;
    }

    Speaker speaker(int voice) {
      return speakers.getOrDefault(voice, Speaker.NOBODY);
    }

    @Nullable Link proposal(Authorship.Span span) {
      return span.proposal() == 0 ? null : inputs.link(span.proposal());
    }

    /** What a run of the cut text wears; null for words of the base text. Always of one frame. */
    @Nullable Worn worn(Inline inline, Frame f) {
      Authorship.Span span = hands.of(inline);
      if (span == null) {
        return null;
      }
      boolean begins = hands.begins(inline);
      var key = List.of(span.voice(), span.proposal(), span.at(), begins);
      return worn.computeIfAbsent(key, fresh -> worn(span, begins, f));
    }

    private Worn worn(Authorship.Span span, boolean begins, Frame f) {
      Speaker by = speaker(span.voice());
      Link proposal = proposal(span);
      String title =
          String.join(
              " · ",
              by.region().isEmpty() ? f.body(by) : by.region() + " " + f.body(by),
              f.t("capacity." + by.capacity().code()),
              f.time(Instant.ofEpochMilli(span.at())));
      return new Worn(
          "wrote " + f.regionClass(by.region()),
          begins ? by.region().isEmpty() ? f.body(by) : by.region() : "",
          proposal == null ? title : title + " · " + proposal.name());
    }
  }

  static AuthorsPage of(Item item, boolean newest, Seen seen) {
    List<Row> rows = new ArrayList<>();
    int left = 0;
    int base = 0;
    int all = 0;
    String before = "";
    for (Hands.Stretch one : seen.hands().stretches()) {
      all += one.words();
      if (one.base()) {
        base += one.words();
      } else if (rows.size() == MOST_ROWS) {
        left++;
      } else if (!one.text().isBlank()) {
        rows.add(row(one, seen, !one.clause().equals(before)));
        before = one.clause();
      }
    }
    return new AuthorsPage(
        item.meeting(),
        item.agenda(),
        seen.version(),
        newest,
        Instant.ofEpochMilli(seen.moment.at()),
        seen.shares(),
        base,
        all,
        rows,
        left);
  }

  private static Row row(Hands.Stretch one, Seen seen, boolean begins) {
    String text = one.text().strip();
    return new Row(
        seen.inputs().place(one.clause()),
        one.clause(),
        begins,
        text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + " …",
        seen.speaker(one.span().voice()),
        one.at(),
        seen.proposal(one.span()),
        one.span().version());
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }

  /** How much of the text it is, in whole per cent. */
  public int share(int words) {
    return all == 0 ? 0 : Math.round(100f * words / all);
  }
}
