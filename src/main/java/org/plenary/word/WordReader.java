package org.plenary.word;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refused;

/**
 * Reads a Word file.
 *
 * <p>Refuses by throwing {@link Refused}: {@code word.archive}, {@code word.bomb}, {@code
 * word.large}, {@code word.type}, {@code word.macros}, {@code word.external}, {@code word.dtd},
 * {@code word.deep}, {@code word.malformed}. Takes time in proportion to the size of the file.
 */
public final class WordReader {
  private static final String TYPES = "[Content_Types].xml";
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  /** In the names of all elements and attributes that are the code of a field. */
  private static final byte[] FIELD = "nstr".getBytes(StandardCharsets.US_ASCII);

  private static final String LINK = "/hyperlink";

  private final Archive archive;

  private WordReader(Archive archive) {
    this.archive = archive;
  }

  /** Whether it begins as a Word file does: a ZIP file, nothing more is looked at. */
  public static boolean isForm(byte[] file) {
    return Archive.isForm(file);
  }

  public static WordDocument read(byte[] file) {
    WordReader reader = new WordReader(Archive.open(file));
    String main = reader.main();
    reader.checkLinks();
    reader.checkFields();
    return reader.document(main);
  }

  /** The part that holds the body; the content types say which. */
  private String main() {
    byte[] types = archive.part(TYPES);
    if (types == null) {
      throw notWord();
    }
    String main = null;
    try (XmlEvents xml = new XmlEvents(types)) {
      while (xml.next()) {
        if (xml.isStart("Override") || xml.isStart("Default")) {
          String type = xml.value("ContentType");
          if (type.toLowerCase(Locale.ROOT).contains("macroenabled")
              || type.contains("vbaProject")) {
            throw Archive.refuse("word.macros", "The file holds macros.");
          }
          if (type.toLowerCase(Locale.ROOT).contains("activex")) {
            throw Archive.refuse("word.macros", "The file holds controls that would run.");
          }
          if (type.equals(MAIN + "document.main+xml") || type.equals(MAIN + "template.main+xml")) {
            main = xml.value("PartName");
          }
        }
      }
    }
    if (archive.names().stream()
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
      throw Archive.refuse("word.macros", "The file holds macros.");
    }
    String named = main == null || main.isEmpty() ? "word/document.xml" : main;
    String name = named.startsWith("/") ? named.substring(1) : named;
    if (main == null || !archive.names().contains(name)) {
      throw notWord();
    }
    return name;
  }

  private static Refused notWord() {
    return Archive.refuse("word.type", "The file is no Word document.");
  }

  /**
   * Links that people follow may lead anywhere; what a program would fetch by itself may not. A
   * template on the author's own disk is named by nearly every file, and never looked at.
   */
  private void checkLinks() {
    for (String name : archive.names()) {
      byte[] part = name.endsWith(".rels") ? archive.part(name) : null;
      if (part != null) {
        try (XmlEvents xml = new XmlEvents(part)) {
          while (xml.next()) {
            if (xml.isStart("Relationship")
                && xml.value("TargetMode").equals("External")
                && !xml.value("Type").endsWith(LINK)
                && !isOwnDisk(xml.value("Type"), xml.value("Target"))) {
              throw Archive.refuse("word.external", "The file would fetch something from outside.");
            }
          }
        }
      }
    }
  }

  private static boolean isOwnDisk(String type, String target) {
    return type.endsWith("/attachedTemplate")
        && (target.startsWith("file:") || !target.contains("://"));
  }

  private void checkFields() {
    for (String name : archive.names()) {
      byte[] part = name.endsWith(".xml") ? archive.part(name) : null;
      if (part != null && (isWide(part) || holds(part, FIELD))) {
        FieldCodes.check(part);
      }
    }
  }

  /** Whether its letters take two bytes each. */
  private static boolean isWide(byte[] part) {
    return part.length > 1 && (part[0] == 0 || part[1] == 0 || (part[0] & 0xff) >= 0xfe);
  }

  private static boolean holds(byte[] part, byte[] word) {
    for (int at = 0; at <= part.length - word.length; at++) {
      if (part[at] == word[0] && Arrays.equals(part, at, at + word.length, word, 0, word.length)) {
        return true;
      }
    }
    return false;
  }

  private WordDocument document(String main) {
    String folder = main.substring(0, main.lastIndexOf('/') + 1);
    Map<String, String> parts = related(folder, main.substring(folder.length()));
    Styles styles = Styles.read(part(parts.get("styles")));
    StoryReader body =
        new StoryReader(Objects.requireNonNull(archive.part(main)), "", styles).read();
    Map<String, List<Paragraph>> notes = new HashMap<>();
    notes(parts.get("footnotes"), "f", styles, notes);
    notes(parts.get("endnotes"), "e", styles, notes);
    return new WordDocument(
        Objects.requireNonNull(body.stories.get("")),
        notes,
        comments(parts, body.quotes),
        styles,
        Lists.read(part(parts.get("numbering"))),
        body.tables.beside,
        body.tables.pairs);
  }

  /** The parts beside the body by the last word of their relation: {@code footnotes}. */
  private Map<String, String> related(String folder, String main) {
    Map<String, String> parts = new HashMap<>();
    byte[] relations = archive.part(folder + "_rels/" + main + ".rels");
    if (relations != null) {
      try (XmlEvents xml = new XmlEvents(relations)) {
        while (xml.next()) {
          if (xml.isStart("Relationship") && !xml.value("TargetMode").equals("External")) {
            String type = xml.value("Type");
            String target = xml.value("Target");
            String at = target.startsWith("/") ? target.substring(1) : folder + target;
            parts.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), at);
          }
        }
      }
    }
    return parts;
  }

  private byte @Nullable [] part(@Nullable String name) {
    return name == null ? null : archive.part(name);
  }

  private void notes(
      @Nullable String name, String prefix, Styles styles, Map<String, List<Paragraph>> to) {
    byte[] part = part(name);
    if (part != null) {
      Map<String, List<Paragraph>> read = new StoryReader(part, prefix, styles).read().stories;
      read.remove("");
      to.putAll(read);
    }
  }

  private List<Comment> comments(Map<String, String> parts, Map<String, StoryReader.Quote> quotes) {
    byte[] part = part(parts.get("comments"));
    List<Comment> comments = new ArrayList<>();
    if (part != null) {
      StoryReader reader = new StoryReader(part, "c", Styles.NONE).read();
      Threads threads = Threads.read(part(parts.get(Threads.PART)));
      Map<String, Integer> ends = new HashMap<>();
      int number = 0;
      for (String key : reader.stories.keySet()) {
        ends.putIfAbsent(reader.last.getOrDefault(key, ""), key.isEmpty() ? -1 : number++);
      }
      reader.stories.forEach(
          (key, paragraphs) -> {
            if (!key.isEmpty()) {
              StoryReader.Quote quote = quotes.get(key);
              String last = reader.last.getOrDefault(key, "");
              comments.add(
                  new Comment(
                      reader.authors.getOrDefault(key, new Tracked("", "")),
                      words(paragraphs),
                      quote == null ? -1 : quote.paragraph(),
                      quote == null ? "" : quote.words().toString().strip(),
                      threads.parent(last, ends),
                      threads.isDone(last)));
            }
          });
    }
    return comments;
  }

  private static String words(List<Paragraph> paragraphs) {
    List<String> lines =
        Lines.of(paragraphs, View.ACCEPTED, Styles.NONE, Lists.NONE).stream()
            .map(Line::text)
            .toList();
    return String.join("\n", lines).strip();
  }
}
