package org.plenary.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.exchange.Export;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.journal.Entry;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.EventJson;
import org.plenary.resolution.State;
import org.plenary.text.Profile;
import org.plenary.text.Segmenter;

/**
 * Some hundred entries as frames of a film: the text before them, and for each stroke of writing
 * which lines it set. Every frame is the exact text of a version. Pure; takes time, so not for an
 * event loop.
 */
final class Frames {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode json = JSON.createObjectNode();
  private static final Speaker NOBODY = Speaker.NOBODY;

  private final Printout printout;
  private final Segmenter segmenter;
  private List<Printout.Line> shown;

  private Frames(Profile profile, State before) {
    this.printout = new Printout(profile);
    this.segmenter = IcuSegmenter.of(profile.language());
    this.shown = printout.lines(before.doc());
  }

  static byte[] of(Item item, PublicRecord.Past past) {
    Profile profile = Export.profile(item.meeting(), item.agenda());
    Frames frames = new Frames(profile, past.before());
    Happenings.Made made = Happenings.of(item, past.before(), past.entries());
    frames.json.put("after", past.before().version());
    frames.json.put("upTo", past.before().version() + past.entries().size());
    frames.json.set("start", frames.lines(frames.shown));
    frames.film(past, made);
    return Happened.bytes(frames.json);
  }

  private ArrayNode lines(List<Printout.Line> lines) {
    ArrayNode all = JSON.createArrayNode();
    lines.forEach(line -> all.add(JSON.<ObjectNode>valueToTree(line)));
    return all;
  }

  private void film(PublicRecord.Past past, Happenings.Made made) {
    Map<Long, List<Integer>> ending = new HashMap<>();
    for (int i = 0; i < made.lines().size(); i++) {
      Happening line = made.lines().get(i);
      if (line.wrote()) {
        ending.computeIfAbsent(line.last(), last -> new ArrayList<>()).add(i);
      }
    }
    ArrayNode frames = json.putArray("frames");
    State state = past.before();
    for (Entry entry : past.entries()) {
      state = EventJson.event(entry).after(state);
      boolean first = true;
      for (int i : ending.getOrDefault(entry.version(), List.of())) {
        ObjectNode frame = frames.addObject();
        tell(frame, made.lines().get(i), past.speakers().getOrDefault(entry.voice(), NOBODY));
        words(frame, Happenings.whole(made.strokes().get(i), segmenter));
        if (first) {
          change(frame, printout.lines(state.doc()));
        }
        first = false;
      }
    }
  }

  private static void tell(ObjectNode frame, Happening line, Speaker by) {
    frame.put("first", line.first()).put("last", line.last()).put("at", line.at());
    frame.put("region", by.region()).put("delegation", by.delegation());
    frame.put("capacity", by.capacity().code()).put("what", line.key());
    frame.put("clause", line.clause());
  }

  private static void words(ObjectNode frame, List<Piece> pieces) {
    ArrayNode words = frame.putArray("words");
    for (Piece piece : pieces) {
      words.addObject().put("is", Inputs.code(piece.op())).put("text", piece.plain());
    }
  }

  private void change(ObjectNode frame, List<Printout.Line> now) {
    Map<String, Printout.Line> before = new HashMap<>();
    shown.forEach(line -> before.put(line.id(), line));
    List<Printout.Line> set =
        now.stream().filter(line -> !line.equals(before.get(line.id()))).toList();
    frame.set("set", lines(set));
    if (!ids(shown).equals(ids(now))) {
      ArrayNode order = frame.putArray("order");
      ids(now).forEach(order::add);
    }
    shown = now;
  }

  private static List<String> ids(List<Printout.Line> lines) {
    return lines.stream().map(Printout.Line::id).toList();
  }
}
