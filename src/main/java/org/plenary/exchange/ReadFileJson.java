package org.plenary.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.resolution.ActJson;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;
import org.plenary.word.Comment;

/**
 * A file that was read, for a person or a program: what {@code plenary read FILE} prints. The first
 * text stands at the top as that of a file without changes does; what the file has besides follows.
 */
public final class ReadFileJson {

  private ReadFileJson() {}

  public static ObjectNode of(ReadFile file) {
    TrackedText first = file.text();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", file.format());
    if (first != null) {
      json.setAll(text(first));
    }
    json.put("abstract", file.summary());
    json.put("introduction", file.introduction());
    json.put("proposal", file.proposal());
    ArrayNode proposals = json.putArray("proposals");
    ArrayNode resolutions = json.putArray("resolutions");
    for (ReadFile.Part part : file.parts()) {
      TrackedText text = part.text();
      proposal(proposals, part, text == null ? -1 : resolutions.size());
      if (text != null) {
        resolutions.add(text(text));
      }
    }
    ArrayNode comments = json.putArray("comments");
    file.comments().forEach(comment -> comment(comments.addObject(), comment));
    ObjectNode views = json.putObject("views");
    file.accepted().forEach(views.putArray("accepted")::add);
    file.rejected().forEach(views.putArray("rejected")::add);
    return json;
  }

  /** Where there is no symbol but there are changes, they stand in a proposal without one. */
  private static void proposal(ArrayNode to, ReadFile.Part part, int resolution) {
    ProposalSymbol symbol = part.symbol();
    if (symbol == null && part.changes().isEmpty() && part.asked().isEmpty()) {
      return;
    }
    ObjectNode json = to.addObject();
    json.put("symbol", symbol == null ? null : symbol.symbol());
    json.put("identifier", symbol == null ? null : symbol.identifier());
    json.put("source", symbol == null ? null : symbol.source());
    json.put("document", symbol == null ? null : symbol.document());
    json.put("number", symbol == null ? null : symbol.number());
    json.put("reasons", part.reasons());
    if (!part.claimed().isEmpty()) {
      json.put("claimed", part.claimed());
    }
    json.put("resolution", resolution);
    ArrayNode changes = json.putArray("changes");
    TrackedText text = part.text();
    if (text != null) {
      Labels before = new Labels(text.before());
      Labels after = new Labels(text.after());
      part.changes().forEach(change -> change(changes.addObject(), change, before, after));
      if (!part.asked().isEmpty()) {
        ArrayNode all = json.putArray("asked");
        part.asked().forEach(asked -> asked(all.addObject(), asked, before));
      }
    }
  }

  private static void asked(ObjectNode json, Asked asked, Labels before) {
    json.put("kind", ActJson.code(asked.kind())).put("clause", asked.clause());
    json.put("label", before.of(asked.clause())).put("call", before.call(asked.clause()));
    json.put("place", ActJson.code(asked.place())).put("why", asked.why());
    ArrayNode lines = json.putArray("text");
    Doc text = asked.text();
    if (text != null) {
      for (Block block : text.blocks()) {
        lines.add(ReadDocument.block(block).put("depth", block.level()));
      }
    }
  }

  private static void change(ObjectNode json, ClauseChange change, Labels before, Labels after) {
    Block was = change.before();
    Block is = change.after();
    Block target = was == null ? is : was;
    if (target == null) {
      return;
    }
    Labels labels = was == null ? after : before;
    json.put("kind", change.kind()).put("block", target.kind().wire());
    json.put("clause", target.id()).put("label", labels.of(target.id()));
    json.put("typed", labels.typed(target.id())).put("call", labels.call(target.id()));
    if (was == null) {
      json.put("after", change.anchor().isEmpty() ? null : change.anchor());
    }
    json.put("moved", change.moved()).put("check", change.doubtful());
    json.put("old", was == null ? null : was.plainText());
    json.put("new", is == null ? null : is.plainText());
    json.put("author", change.author()).put("date", change.date());
    runs(json.putArray("redline"), change.runs());
  }

  /** A text with the redline of each block that was changed, and what was taken out of it. */
  private static ObjectNode text(TrackedText text) {
    ReadDocument newest = text.newest();
    ObjectNode json = newest.toJson();
    if (!text.isChanged()) {
      return json;
    }
    for (String list : List.of("heading", "calls", "clauses", "others")) {
      json.withArray("/" + list)
          .forEach(
              block -> {
                List<TrackedRun> runs = text.runs().get(block.path("id").asText());
                if (runs != null && block instanceof ObjectNode node) {
                  runs(node.putArray("redline"), runs);
                  node.put("check", text.doubtful().contains(block.path("id").asText()));
                }
              });
    }
    ReadDocument before = text.before();
    if (before != null && before != newest) {
      removed(json.putArray("removed"), before, newest, text);
      json.set("before", before.toJson());
    }
    return json;
  }

  private static void removed(
      ArrayNode to, ReadDocument before, ReadDocument newest, TrackedText text) {
    Set<String> there = new HashSet<>();
    newest.doc().blocks().forEach(block -> there.add(block.id()));
    Labels labels = new Labels(before);
    for (Block block : before.doc().blocks()) {
      if (!there.contains(block.id())) {
        ObjectNode json = to.addObject().put("id", block.id()).put("kind", block.kind().wire());
        json.put("typed", labels.typed(block.id())).put("label", labels.of(block.id()));
        json.put("text", block.plainText());
        runs(json.putArray("redline"), text.runs().getOrDefault(block.id(), List.of()));
      }
    }
  }

  private static void runs(ArrayNode to, List<TrackedRun> runs) {
    for (TrackedRun run : runs) {
      ObjectNode json = to.addObject().put("op", run.op().name().toLowerCase(Locale.ROOT));
      json.put("text", run.text());
      if (!run.author().isEmpty()) {
        json.put("author", run.author()).put("date", run.date());
      }
    }
  }

  private static void comment(ObjectNode json, Comment comment) {
    json.put("author", comment.by().author()).put("date", comment.by().date());
    json.put("text", comment.text()).put("quote", comment.quote());
    json.put("paragraph", comment.paragraph());
    json.put("parent", comment.parent() < 0 ? null : comment.parent());
    json.put("resolved", comment.done());
  }

  /** What the clauses of one of the two texts are called. */
  private static final class Labels {
    private final @Nullable ReadDocument read;
    private final Numbering numbering;
    private final Map<String, String> words = new HashMap<>();

    Labels(@Nullable ReadDocument read) {
      this.read = read;
      this.numbering =
          read == null
              ? Numbering.of(new Doc(List.of()), org.plenary.text.Profiles.ITU)
              : Numbering.of(read.doc(), read.profile());
      if (read != null) {
        read.doc().blocks().forEach(block -> words.put(block.id(), block.plainText().strip()));
      }
    }

    String of(String id) {
      return numbering.label(id);
    }

    @Nullable String typed(String id) {
      return read == null ? null : read.typed().get(id);
    }

    @Nullable String call(String id) {
      String call = numbering.call(id);
      return call == null ? null : words.get(call);
    }
  }
}
