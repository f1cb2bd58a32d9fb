package org.plenary.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Stamp;
import org.plenary.proof.Checkpoint;
import org.plenary.resolution.State;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;
import org.plenary.word.PageSetup;

/**
 * A document: a rendering of a resolution at one version. Pure: the same version gives the same
 * bytes, by whichever way it is taken out.
 */
public final class Export {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Export() {}

  /**
   * The document in UTF-8; as JSON the text alone, see {@link #json}. Takes time in proportion to
   * the text: not for an event loop.
   *
   * @param covered see {@link RecordLine}
   */
  public static byte[] bytes(
      Format format, Meeting meeting, AgendaItem item, State state, @Nullable Checkpoint covered) {
    return bytes(format, meeting, item, state, covered, percent -> {});
  }

  /**
   * The same.
   *
   * @param percent told now and then how far it is, 0 to 100; what it throws ends the work
   */
  public static byte[] bytes(
      Format format,
      Meeting meeting,
      AgendaItem item,
      State state,
      @Nullable Checkpoint covered,
      IntConsumer percent) {
    Numbering numbering = Numbering.of(state.doc(), profile(meeting, item));
    String line = RecordLine.of(covered, item.language());
    return switch (format) {
      case HTML ->
          utf8(HtmlRenderer.document(state.doc(), numbering, footer(meeting, item, state), line));
      case TXT -> utf8(TextRenderer.render(state.doc(), numbering) + RecordLine.plain(line));
      case MD -> utf8(MarkdownRenderer.render(state.doc(), numbering) + RecordLine.markdown(line));
      case JSON -> json(meeting, item, state, covered, JsonNodeFactory.instance.objectNode());
      case XML -> utf8(AknRenderer.render(meeting, item, state, numbering, covered));
      case DOCX ->
          WordRenderer.clean(state.doc(), numbering, remarks(state), setup(item, state, "", line));
      case PDF ->
          PdfRenderer.render(
              state.doc(),
              numbering,
              new PdfRenderer.Frame(title(item), version(item, state), line),
              percent);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether there is a redline in that form: Word, and PDF. */
  public static boolean hasRedline(Format format) {
    return format == Format.DOCX || format == Format.PDF;
  }

  /**
   * The change from one version to a later one: as a Word file with tracked changes, told of the
   * region, else the delegation, at the time of the edit, remarks on clauses as its comments; or on
   * paper, see {@link RedlinePaper}.
   *
   * @param format one that {@link #hasRedline}
   * @param provenance who made each change between the two
   * @param covered of the later version; see {@link RecordLine}
   * @param percent told now and then how far it is, 0 to 100; what it throws ends the work
   */
  public static byte[] redline(
      Format format,
      Meeting meeting,
      AgendaItem item,
      State before,
      State after,
      Provenance provenance,
      @Nullable Checkpoint covered,
      IntConsumer percent) {
    Profile profile = profile(meeting, item);
    Numbering old = Numbering.of(before.doc(), profile);
    Numbering now = Numbering.of(after.doc(), profile);
    String compared = " (" + before.version() + " – " + after.version() + ")";
    String line = RecordLine.of(covered, item.language());
    return switch (format) {
      case DOCX ->
          WordRenderer.redline(
              before.doc(),
              old,
              after.doc(),
              now,
              provenance,
              remarks(after),
              setup(item, after, compared, line));
      case PDF ->
          RedlinePaper.pdf(
              before.doc(),
              old,
              after.doc(),
              now,
              provenance,
              new PdfRenderer.Frame(title(item), version(item, after) + compared, line),
              percent);
      case HTML, TXT, MD, JSON, XML ->
          throw new IllegalArgumentException("no redline in " + format);
    };
  }

  private static List<WordRenderer.Remark> remarks(State state) {
    List<WordRenderer.Remark> remarks = new ArrayList<>();
    for (Input input : new TreeMap<>(state.negotiation().inputs()).values()) {
      if (input instanceof Input.Comment comment && !comment.withdrawn()) {
        remarks.add(
            new WordRenderer.Remark(
                state.negotiation().clauseOf(comment, state.doc()),
                author(comment.stamp().by()),
                time(comment.stamp().at()),
                comment.text(),
                comment.resolved(),
                comment.replies().stream().map(Export::reply).toList()));
      }
    }
    return remarks;
  }

  private static WordRenderer.Reply reply(Input.Reply reply) {
    Stamp stamp = reply.stamp();
    return new WordRenderer.Reply(author(stamp.by()), time(stamp.at()), reply.text());
  }

  private static String author(By by) {
    return by.region().isEmpty() ? by.name() : by.region() + " (" + by.name() + ")";
  }

  private static String time(long at) {
    return Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static PageSetup setup(AgendaItem item, State state, String compared, String line) {
    return new PageSetup(
        title(item),
        version(item, state) + compared,
        line,
        item.language(),
        item.direction().equals("rtl"),
        "Plenary",
        "");
  }

  private static String title(AgendaItem item) {
    return item.symbol() + " – " + item.title();
  }

  private static String version(AgendaItem item, State state) {
    return String.format(Locale.ROOT, "%s · v%d", item.symbol(), state.version());
  }

  /** What stands at the bottom of the pages of a report at that version. */
  public static String footer(AgendaItem item, @Nullable Checkpoint covered) {
    return RecordLine.of(covered, item.language());
  }

  /** Such as {@code wsa-26-resolution-12-v7.html}: nothing in it needs quoting. */
  public static String fileName(Format format, AgendaItem item, long version) {
    return item.meeting() + "-" + item.slug() + "-v" + version + "." + format.extension();
  }

  /** Such as {@code wsa-26-resolution-12-v1-v7.docx}, of a redline. */
  public static String fileName(Format format, AgendaItem item, long from, long version) {
    return item.meeting()
        + "-"
        + item.slug()
        + "-v"
        + from
        + "-v"
        + version
        + "."
        + format.extension();
  }

  /** How the clauses of a resolution are numbered: its own way, else its meeting's. */
  public static Profile profile(Meeting meeting, AgendaItem item) {
    Meeting.Numbering own = item.numbering();
    return profile(own == null ? meeting.numbering() : own, item.language());
  }

  /** The profile of that numbering in a language. */
  public static Profile profile(Meeting.Numbering numbering, String language) {
    return switch (numbering) {
      case ITU -> Profiles.itu(language);
      case UN -> Profiles.unga(language);
    };
  }

  private static String footer(Meeting meeting, AgendaItem item, State state) {
    return String.format(
        Locale.ROOT,
        "%s · %s · version %d · /m/%s/%s?v=%d",
        meeting.title(),
        item.symbol(),
        state.version(),
        item.meeting(),
        item.slug(),
        state.version());
  }

  /**
   * The text as JSON, and behind it what is said beside it.
   *
   * @param beside its fields follow those of the text
   */
  public static byte[] json(
      Meeting meeting,
      AgendaItem item,
      State state,
      @Nullable Checkpoint covered,
      ObjectNode beside) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("meeting", meeting.title()).put("symbol", item.symbol()).put("title", item.title());
    json.put("address", "/m/" + item.meeting() + "/" + item.slug());
    json.put("version", state.version()).put("base", state.base());
    var agreed = json.putArray("agreed");
    state.agreed().stream().sorted().forEach(agreed::add);
    if (covered != null) {
      json.putObject("record")
          .put("origin", covered.origin())
          .put("size", covered.size())
          .put("root", covered.root().base64());
    }
    json.setAll(
        JsonRenderer.render(state.doc(), Numbering.of(state.doc(), profile(meeting, item))));
    json.setAll(beside);
    try {
      return utf8(JSON.writeValueAsString(json) + "\n");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
