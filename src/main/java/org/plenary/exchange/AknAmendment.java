package org.plenary.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.word.Piece;
import org.plenary.word.XmlEvents;

/**
 * An {@code amendment} as an Akoma Ntoso file carries it beside its text: what its heading, its
 * {@code mod} and its meta say, nothing of it believed.
 */
final class AknAmendment {
  private static final int MAX_TEXT = 200_000;
  private static final int MAX_LINES = 100;

  /**
   * A quoted line.
   *
   * @param form the kind, level and numbering its class tells; empty where it tells none
   */
  record Quoted(SourceLine line, String form) {
    @Nullable Kind kind() {
      return Kind.of(word(0));
    }

    int level(int otherwise) {
      return word(1).matches("[0-4]") ? Integer.parseInt(word(1)) : otherwise;
    }

    Num num(Num otherwise) {
      Num num = Num.of(word(2));
      return num == null ? otherwise : num;
    }

    private String word(int at) {
      String[] words = form.split(" ");
      return at < words.length ? words[at] : "";
    }
  }

  /** Such as {@code MOD}, as its heading has it. */
  String kind = "";

  /** Such as {@code ATU/35A18/1}; empty for none. */
  String symbol = "";

  /** The eId of whoever made it, as the file says. */
  String author = "";

  /** {@code insertion}, {@code repeal}, {@code substitution}. */
  String type = "";

  /** The eId of what it is about. */
  String to = "";

  /** {@code before} or {@code after} that; empty: in its place. */
  String place = "";

  final List<String> reasons = new ArrayList<>();
  private final Map<String, List<Quoted>> quoted = new HashMap<>();
  private final List<String> quotes = new ArrayList<>();
  private String older = "";
  private String newer = "";

  private final XmlEvents xml;
  private final Supplier<String> ids;
  private final Deque<AknLine> open = new ArrayDeque<>();
  private final StringBuilder heading = new StringBuilder();
  private final StringBuilder number = new StringBuilder();
  private @Nullable String within;
  private String form = "";
  private boolean inNote;
  private boolean justifying;
  private int look;
  private int size;

  private AknAmendment(XmlEvents xml, Supplier<String> ids) {
    this.xml = xml;
    this.ids = ids;
  }

  /** Reads on to the end of the element that has just begun. */
  static AknAmendment read(XmlEvents xml, Supplier<String> ids) {
    AknAmendment one = new AknAmendment(xml, ids);
    one.read();
    one.symbol = one.number.toString().strip();
    one.kind = one.heading.toString().replace(one.symbol, "").strip();
    return one;
  }

  /** The lines that are to come; none where nothing does. */
  List<Quoted> comes() {
    String id = newer;
    if (id.isEmpty()) {
      boolean none = quotes.isEmpty() || type.equals("repeal");
      id = none || quotes.size() == 1 && !older.isEmpty() ? "" : quotes.get(quotes.size() - 1);
    }
    return quoted.getOrDefault(id, List.of());
  }

  private void read() {
    Deque<String> inside = new ArrayDeque<>();
    while (xml.next()) {
      if (xml.isEnd()) {
        if (xml.name().equals("akn:amendment")) {
          return;
        }
        inside.poll();
        end(xml.name());
      } else if (xml.isStart()) {
        if (xml.name().equals("akn:del") || xml.name().equals("akn:foreign")) {
          xml.skip();
        } else {
          inside.push(xml.name());
          start(xml.name());
        }
      } else {
        words(inside);
      }
    }
  }

  private void start(String name) {
    switch (name) {
      case "akn:amendmentJustification" -> justifying = true;
      case "akn:FRBRauthor" -> author = author.isEmpty() ? target(xml.value("href")) : author;
      case "akn:textualMod" -> type = xml.value("type");
      case "akn:destination" -> {
        to = target(xml.value("href"));
        place = xml.value("pos");
      }
      case "akn:old" -> older = target(xml.value("href"));
      case "akn:new" -> newer = target(xml.value("href"));
      case "akn:ref" -> {
        if (to.isEmpty() && within == null) {
          to = target(xml.value("href"));
        }
      }
      case "akn:quotedText", "akn:quotedStructure" -> {
        within = xml.value("eId").isEmpty() ? "#" + quotes.size() : xml.value("eId");
        quotes.add(within);
        quoted.put(within, new ArrayList<>());
        form = "";
        if (name.equals("akn:quotedText")) {
          open.push(new AknLine());
        }
      }
      case "akn:p" -> {
        if (!inNote) {
          form = xml.value("class");
          open.push(new AknLine());
        }
      }
      case "akn:authorialNote" -> {
        open.push(new AknLine());
        inNote = true;
      }
      case "akn:i" -> look |= Piece.ITALIC;
      case "akn:b" -> look |= Piece.BOLD;
      case "akn:sup" -> look |= Piece.SUPERSCRIPT;
      case "akn:sub" -> look |= Piece.SUBSCRIPT;
      default -> {}
    }
  }

  /** Where a link within the file leads; empty where it leads out of it. */
  private static String target(String href) {
    return href.startsWith("#") ? href.substring(1) : "";
  }

  private void end(String name) {
    switch (name) {
      case "akn:p" -> {
        if (!inNote) {
          finish(open.poll());
        }
      }
      case "akn:quotedText" -> {
        finish(open.poll());
        within = null;
      }
      case "akn:quotedStructure" -> within = null;
      case "akn:amendmentJustification" -> justifying = false;
      case "akn:authorialNote" -> {
        inNote = false;
        AknLine note = open.poll();
        if (note != null && !open.isEmpty()) {
          open.element().note(note, ids);
        }
      }
      case "akn:i" -> look &= ~Piece.ITALIC;
      case "akn:b" -> look &= ~Piece.BOLD;
      case "akn:sup" -> look &= ~Piece.SUPERSCRIPT;
      case "akn:sub" -> look &= ~Piece.SUBSCRIPT;
      default -> {}
    }
  }

  private void finish(@Nullable AknLine line) {
    SourceLine read = line == null ? null : line.line(1, "");
    if (read == null) {
      return;
    }
    List<Quoted> lines = within == null ? null : quoted.get(within);
    if (lines != null && lines.size() < MAX_LINES) {
      lines.add(new Quoted(read, form));
    } else if (within == null && justifying && reasons.size() < MAX_LINES) {
      reasons.add(read.words());
    }
  }

  private void words(Deque<String> inside) {
    String text = xml.text();
    size += text.length();
    if (size > MAX_TEXT) {
      throw Refusal.of("import.large", "A proposal is too long.").asException();
    }
    if (inside.contains("akn:amendmentHeading")) {
      heading.append(text);
      number.append(inside.contains("akn:docNumber") ? text : "");
    } else if (!open.isEmpty()) {
      open.element().add(text, look);
    }
  }
}
