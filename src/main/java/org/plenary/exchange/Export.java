package org.plenary.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.resolution.State;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;

/**
 * A document: a rendering of a resolution at one version. Pure: the same version gives the same
 * bytes, by whichever way it is taken out.
 */
public final class Export {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Export() {}

  /** The document in UTF-8. Takes time in proportion to the text: not for an event loop. */
  public static byte[] bytes(Format format, Meeting meeting, AgendaItem item, State state) {
    Numbering numbering = Numbering.of(state.doc(), profile(meeting, item));
    String text =
        switch (format) {
          case HTML -> HtmlRenderer.document(state.doc(), numbering, footer(meeting, item, state));
          case TXT -> TextRenderer.render(state.doc(), numbering);
          case JSON -> json(meeting, item, state, numbering);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Such as {@code wsa-26-resolution-12-v7.html}: nothing in it needs quoting. */
  public static String fileName(Format format, AgendaItem item, long version) {
    return item.meeting() + "-" + item.slug() + "-v" + version + "." + format.extension();
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

  private static String json(Meeting meeting, AgendaItem item, State state, Numbering numbering) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("meeting", meeting.title()).put("symbol", item.symbol()).put("title", item.title());
    json.put("address", "/m/" + item.meeting() + "/" + item.slug());
    json.put("version", state.version()).put("base", state.base());
    var agreed = json.putArray("agreed");
    state.agreed().stream().sorted().forEach(agreed::add);
    json.setAll(JsonRenderer.render(state.doc(), numbering));
    try {
      return JSON.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
