package org.plenary.exchange;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.text.Block;
import org.plenary.word.Line;
import org.plenary.word.View;
import org.plenary.word.WordDocument;
import org.plenary.word.WordReader;

/**
 * Reads a file of any form we know: Word with tracked changes, HTML, Akoma Ntoso, our JSON and
 * Markdown, plain text. Pure; may be called from any thread, and not on an event loop.
 *
 * <p>Refuses by throwing {@link Refused}: the codes of {@link PlainText} and {@link WordReader}.
 */
public final class Contributions {

  /** A text in which more than this part of the base is missing was written anew. */
  private static final double MOST_LOST = 0.2;

  private Contributions() {}

  /**
   * @param ids gives a new id for each block and footnote
   */
  public static ReadFile read(byte[] file, Supplier<String> ids) {
    if (WordReader.isForm(file)) {
      return file("word", WordReader.read(file), ids);
    }
    if (AknReader.isForm(file)) {
      return akomaNtoso(file, ids);
    }
    if (JsonReader.isForm(file)) {
      return json(file, ids);
    }
    String written = written(file);
    if (written != null && MarkdownReader.isForm(written)) {
      return text("markdown", MarkdownReader.read(written, ids), List.of(), 0, ids);
    }
    return written != null && HtmlReader.isForm(written)
        ? file("html", HtmlReader.read(written), ids)
        : text(file, ids);
  }

  /** Whether it is anything but plain text. Refuses with {@code import.large}. */
  static boolean isFormed(byte[] file) {
    if (WordReader.isForm(file) || AknReader.isForm(file) || JsonReader.isForm(file)) {
      return true;
    }
    String written = written(file);
    return written != null && (MarkdownReader.isForm(written) || HtmlReader.isForm(written));
  }

  /** The characters of a file; null where it is no text. */
  private static @Nullable String written(byte[] file) {
    String text = decoded(file);
    if (text != null && PlainText.isTooLong(text)) {
      throw refuse("import.large", "The text is too long to be a resolution.");
    }
    return text;
  }

  private static @Nullable String decoded(byte[] file) {
    try {
      return PlainText.decode(file);
    } catch (CharacterCodingException e) {
      return PageCharset.decode(file);
    }
  }

  private static ReadFile json(byte[] file, Supplier<String> ids) {
    List<ReadFile.Part> parts = JsonReader.read(file, ids);
    TrackedText text = Objects.requireNonNull(parts.get(0).text());
    List<String> words = text.newest().doc().blocks().stream().map(Block::plainText).toList();
    Sections.Foreword none = new Sections.Foreword("", "", "");
    return ReadFile.of("json", none, checked(parts), List.of(), words, words);
  }

  private static ReadFile akomaNtoso(byte[] file, Supplier<String> ids) {
    AknReader.Read source = AknReader.read(file, ids);
    List<SourceLine> lines = source.lines();
    ReadDocument read = sure(PlainText.read(lines, List.of(), 0, ids));
    List<ReadFile.Part> parts = AknParts.of(source, read, ids);
    List<String> words = lines.stream().map(SourceLine::words).toList();
    Sections.Foreword none = new Sections.Foreword("", "", "");
    return ReadFile.of("akoma-ntoso", none, checked(parts), List.of(), words, words);
  }

  /**
   * Reads a contribution by means of the text it was made on. Of plain text, which has no tracked
   * changes, each part may be one in which what was taken out and what was put in ran together, or
   * the clean new text: it is the former where the lines of the base stand in it. Other forms say
   * themselves what they change; the base is not looked at.
   *
   * @param base the text in force, as plain text
   */
  public static ReadFile read(byte[] file, byte[] base, Supplier<String> ids) {
    if (isFormed(file)) {
      return read(file, ids);
    }
    PlainSource source = source(file, ids);
    PlainSource old = source(base, ids);
    ReadDocument before = sure(PlainText.read(old.lines, old.findings, old.furniture, ids));
    Sections sections = Sections.of(source.lines);
    List<ReadFile.Part> parts = new ArrayList<>();
    for (Sections.Section section : sections.sections) {
      List<SourceLine> lines = source.lines.subList(section.from(), section.to());
      ProposalSymbol symbol = section.symbol();
      String author = symbol == null ? "" : symbol.source();
      TrackedText tangled = TangledText.of(before, old.lines, lines, author, ids);
      TrackedText text = holds(tangled) ? tangled : clean(before, lines, source, ids);
      parts.add(ReadFile.Part.of(section, text));
    }
    if (parts.isEmpty()) {
      throw refuse("import.form", "No contribution to that text was found.");
    }
    List<String> lines = source.lines.stream().map(SourceLine::words).toList();
    return ReadFile.of("tangled", sections.foreword, checked(parts), List.of(), lines, lines);
  }

  /** Whether most of the text before was found in the lines: then what was changed ran together. */
  private static boolean holds(TrackedText tangled) {
    if (tangled.before() == null || tangled.after() == null) {
      return false;
    }
    List<Block> before = tangled.before().doc().blocks();
    Set<String> after = new HashSet<>();
    tangled.after().doc().blocks().forEach(block -> after.add(block.id()));
    long lost = before.stream().filter(block -> !after.contains(block.id())).count();
    return lost <= before.size() * MOST_LOST;
  }

  /** A clean new text beside the one in force; null where it is no resolution's. */
  private static @Nullable TrackedText clean(
      ReadDocument before, List<SourceLine> lines, PlainSource source, Supplier<String> ids) {
    Reading reading = PlainText.read(lines, source.findings, source.furniture, ids);
    return reading instanceof ReadDocument read
        ? new TrackedText(before, read, Map.of(), Set.of())
        : null;
  }

  private static ReadFile text(byte[] file, Supplier<String> ids) {
    PlainSource source = source(file, ids);
    return text("text", source.lines, source.findings, source.furniture, ids);
  }

  private static ReadFile text(
      String format,
      List<SourceLine> source,
      List<Finding> findings,
      int furniture,
      Supplier<String> ids) {
    List<SourceLine> all = RunInCalls.apart(source);
    Sections sections = Sections.of(all);
    List<ReadFile.Part> parts = new ArrayList<>();
    for (Sections.Section section : sections.sections) {
      boolean first = parts.isEmpty() && section.symbol() == null;
      List<SourceLine> lines = all.subList(first ? 0 : section.from(), section.to());
      Reading reading = PlainText.read(lines, findings, furniture, ids);
      TrackedText text = reading instanceof ReadDocument read ? TrackedText.plain(read) : null;
      parts.add(ReadFile.Part.of(section, text));
    }
    if (parts.isEmpty()) {
      Reading reading = PlainText.read(all, findings, furniture, ids);
      parts.add(
          reading instanceof ReadDocument read
              ? new ReadFile.Part(null, "", "", TrackedText.plain(read), List.of())
              : prose(sections, reading));
    }
    List<String> lines = source.stream().map(SourceLine::words).toList();
    return ReadFile.of(format, sections.foreword, checked(parts), List.of(), lines, lines);
  }

  /**
   * A contribution that asks for no text: it says itself what its parts are, else it is refused.
   */
  private static ReadFile.Part prose(Sections sections, Reading reading) {
    if (sections.foreword.isEmpty()) {
      throw unreadable(reading);
    }
    return new ReadFile.Part(null, sections.about(), "", null, List.of());
  }

  /** The lines of plain text; refuses what is too long or no text. */
  static PlainSource source(byte[] file, Supplier<String> ids) {
    try {
      String text = PlainText.decode(file);
      if (PlainText.isTooLong(text)) {
        throw refuse("import.large", "The text is too long to be a resolution.");
      }
      if (PlainText.isBinary(text)) {
        throw refuse("import.binary", "The file holds no text.");
      }
      return PlainSource.of(text, ids);
    } catch (CharacterCodingException e) {
      throw refuse("import.encoding", "The file is not text in UTF-8.");
    }
  }

  private static ReadFile file(String format, WordDocument file, Supplier<String> ids) {
    WordDocument unfolded = LabelTables.unfolded(file);
    WordDocument document = RunInCalls.apart(unfolded);
    Map<String, String> noteIds = WordLines.noteIds(document, ids);
    WordLines after = WordLines.of(document, View.ACCEPTED, noteIds);
    WordLines before = WordLines.of(document, View.REJECTED, noteIds);
    Sections sections = Sections.of(after.lines);
    List<ReadFile.Part> parts = new ArrayList<>();
    for (int i = 0; i < sections.sections.size(); i++) {
      Sections.Section section = sections.sections.get(i);
      int first = i == 0 && section.symbol() == null ? 0 : next(after, section.from());
      int end = next(after, section.to());
      parts.add(ReadFile.Part.of(section, part(document, before, after, first, end, ids)));
    }
    if (parts.isEmpty()) {
      TrackedText all = part(document, before, after, 0, Integer.MAX_VALUE, ids);
      parts.add(
          all == null
              ? prose(sections, PlainText.read(after.lines, List.of(), 0, ids))
              : new ReadFile.Part(null, "", "", all, ClauseChange.of(all)));
    }
    return ReadFile.of(
        format,
        sections.foreword,
        checked(parts),
        document.comments(),
        unfolded.lines(View.ACCEPTED).stream().map(Line::text).toList(),
        unfolded.lines(View.REJECTED).stream().map(Line::text).toList());
  }

  /** The first paragraph of the file that belongs to that line. */
  private static int next(WordLines lines, int line) {
    return line < lines.lines.size()
        ? lines.origins.get(lines.lines.get(line).number() - 1).sources().get(0)
        : Integer.MAX_VALUE;
  }

  /** The text that stands in the file's paragraphs from..to; null where it is none of ours. */
  private static @Nullable TrackedText part(
      WordDocument document,
      WordLines before,
      WordLines after,
      int from,
      int to,
      Supplier<String> ids) {
    Reading now = PlainText.read(within(after, from, to), List.of(), after.furniture, ids);
    Reading then = PlainText.read(within(before, from, to), List.of(), before.furniture, ids);
    ReadDocument newer = now instanceof ReadDocument read ? read : null;
    ReadDocument older = then instanceof ReadDocument read ? read : null;
    if (newer == null && older == null) {
      return null;
    }
    if (newer != null && !document.hasChanges()) {
      return TrackedText.plain(newer);
    }
    return WordTracking.of(
        document.paragraphs(), document.notes(), older, before.origins, newer, after.origins);
  }

  private static List<SourceLine> within(WordLines lines, int from, int to) {
    return lines.lines.stream()
        .filter(
            line -> {
              List<Integer> sources = lines.origins.get(line.number() - 1).sources();
              int last = sources.get(sources.size() - 1);
              return last >= from && last < to;
            })
        .toList();
  }

  private static List<ReadFile.Part> checked(List<ReadFile.Part> parts) {
    for (ReadFile.Part part : parts) {
      TrackedText text = part.text();
      if (text != null) {
        for (ReadDocument read : new ReadDocument[] {text.before(), text.after()}) {
          if (read != null) {
            Import.check(read);
          }
        }
      }
    }
    return parts;
  }

  private static ReadDocument sure(Reading reading) {
    if (reading instanceof ReadDocument read) {
      return read;
    }
    throw unreadable(reading);
  }

  private static Refused unreadable(Reading reading) {
    return reading instanceof Reading.Unreadable no
        ? no.refusal().asException()
        : refuse("import.form", "No resolution was found.");
  }

  private static Refused refuse(String code, String sentence) {
    return Refusal.of(code, sentence).asException();
  }
}
