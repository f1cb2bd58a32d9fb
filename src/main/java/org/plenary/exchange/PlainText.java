package org.plenary.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.ReferenceFinder;

/**
 * Reads plain text as it comes out of the Word files of the ITU and its like: number line, title,
 * history line, formula, calls on lines of their own, items whose labels are typed and followed by
 * a tab. Everything is recognised by form, nothing by a list of known calls.
 *
 * <p>Refuses with {@code import.empty}, {@code import.large}, {@code import.binary}, {@code
 * import.encoding}, {@code import.form}. Pure; takes time in proportion to the length of the file.
 */
public final class PlainText {

  /** Characters of a file; a resolution of 1,000 clauses has about 500,000. */
  public static final int MAX_LENGTH = 2_000_000;

  private static final int MAX_LINES = 10_000;

  /** With those that are empty. */
  private static final int MAX_BREAKS = 5 * MAX_LINES;

  static final int MAX_LINE = 100_000;

  private PlainText() {}

  /** Reads bytes: UTF-8, or UTF-16 where a byte order mark says so. */
  public static Reading read(byte[] file, Supplier<String> ids) {
    try {
      return read(words(file), ids);
    } catch (Refused no) {
      return new Reading.Unreadable(no.refusal());
    }
  }

  /** What the bytes say. Throws the refusals {@code import.large} and {@code import.encoding}. */
  static String words(byte[] file) {
    if (file.length > 4 * MAX_LENGTH) {
      throw Refusal.of("import.large", "The file is too large to be a resolution.").asException();
    }
    try {
      return decode(file);
    } catch (CharacterCodingException e) {
      throw Refusal.of("import.encoding", "The file is not text in UTF-8.").asException();
    }
  }

  /**
   * Reads a text.
   *
   * @param ids gives a new id for each block and footnote
   */
  public static Reading read(String file, Supplier<String> ids) {
    if (isTooLong(file)) {
      return refuse("import.large", "The text is too long to be a resolution.");
    }
    if (isBinary(file)) {
      return refuse("import.binary", "The file holds no text.");
    }
    PlainSource source = PlainSource.of(file, ids);
    return read(RunInCalls.apart(source.lines), source.findings, source.furniture, ids);
  }

  /**
   * Reads lines that were cleaned already.
   *
   * @param found slips found while they were cleaned
   * @param furniture how many lines were left out meanwhile
   */
  static Reading read(
      List<SourceLine> lines, List<Finding> found, int furniture, Supplier<String> ids) {
    if (lines.isEmpty()) {
      return refuse("import.empty", "The file is empty.");
    }
    if (lines.size() > MAX_LINES
        || lines.stream().mapToInt(line -> line.notes().size()).sum() > PlainSource.MAX_NOTES
        || lines.stream().anyMatch(line -> line.text().length() > MAX_LINE)) {
      return refuse("import.large", "The text has too many lines or a line that is too long.");
    }
    PlainBlocks blocks = PlainBlocks.of(lines, ids);
    if (!blocks.isResolution()) {
      return refuse(
          "import.form",
          "No resolution was found: no number line, no formula, no call with items.");
    }
    return document(found, furniture, blocks);
  }

  static String decode(byte[] file) throws CharacterCodingException {
    Charset charset = StandardCharsets.UTF_8;
    if (file.length >= 2 && (file[0] & 0xff) == 0xfe && (file[1] & 0xff) == 0xff) {
      charset = StandardCharsets.UTF_16BE;
    } else if (file.length >= 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xfe) {
      charset = StandardCharsets.UTF_16LE;
    }
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(file))
        .toString();
  }

  /** Looked at before anything is done with it. */
  static boolean isTooLong(String file) {
    return file.length() > MAX_LENGTH || file.chars().filter(c -> c == '\n').count() > MAX_BREAKS;
  }

  /** Control characters that no text holds, in more than one place of a hundred, or a NUL. */
  static boolean isBinary(String file) {
    long odd =
        file.chars()
            .filter(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x0b)
            .count();
    return file.indexOf('\0') >= 0 || odd * 100 > file.length();
  }

  private static Reading refuse(String code, String sentence) {
    return new Reading.Unreadable(Refusal.of(code, sentence));
  }

  private static ReadDocument document(List<Finding> found, int furniture, PlainBlocks read) {
    Profile profile = Languages.profile(read.blocks);
    Map<String, Num> nums = PlainNumbers.settle(read.blocks, profile);
    List<Block> blocks = new ArrayList<>();
    Map<String, String> typed = new HashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    for (PlainBlocks.Draft draft : read.blocks) {
      Num num = nums.getOrDefault(draft.id(), Num.AUTO);
      blocks.add(new Block(draft.id(), draft.kind(), draft.level(), num, draft.content()));
      lines.put(draft.id(), draft.line());
      if (draft.label() != null) {
        typed.put(draft.id(), draft.label().typed());
      }
    }
    Doc doc = new Doc(blocks);
    List<Finding> findings = new ArrayList<>(found);
    Numbering numbering = Numbering.of(doc, profile);
    List<ReferenceFinder.Found> references = ReferenceFinder.find(doc, numbering);
    findings.addAll(PlainFindings.of(read.blocks, numbering));
    findings.addAll(PlainFindings.words(doc, numbering, references));
    int left = read.skipped + furniture;
    Doc marked = ReferenceFinder.marked(doc, references);
    return new ReadDocument(marked, profile, typed, lines, findings, left);
  }
}
