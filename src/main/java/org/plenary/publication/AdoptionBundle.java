package org.plenary.publication;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Csv;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.exchange.Paper;
import org.plenary.exchange.Provenance;
import org.plenary.exchange.Spreadsheet;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Publishing;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;

/**
 * The official final text of an adopted resolution in one ZIP: every export of it, the redline
 * against the base text, the consolidated table, the disposition of comments, the signed checkpoint
 * of the record that covers it, and the hashes of all of them. The same version gives the same
 * bytes as long as no public submission is erased. Pure; takes seconds.
 */
public final class AdoptionBundle {
  /** ZIP knows no time before this one; a real one would make two bundles differ. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private final Item item;
  private final Moment moment;
  private final State adopted;
  private final IntConsumer percent;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private AdoptionBundle(Item item, Moment moment, IntConsumer percent) {
    this.item = item;
    this.moment = moment;
    this.adopted = moment.state();
    this.percent = percent;
  }

  /**
   * The ZIP.
   *
   * @param adopted as it was at the version of its adoption
   * @param words of the public submissions that are shown, by number
   * @param voices of those who wrote words of the text
   * @param provenance who made each change since the base text
   * @param note the signed checkpoint that covers the version; null where no record is kept
   * @param percent told how far it is; what it throws ends the work
   */
  public static byte[] bytes(
      Meeting meeting,
      AgendaItem agenda,
      State base,
      Moment adopted,
      Map<Integer, String> words,
      Map<Integer, Voice> voices,
      Provenance provenance,
      @Nullable String note,
      IntConsumer percent) {
    Item item = new Item(meeting, agenda, Edition.of(adopted), Publishing.LIVE);
    AdoptionBundle bundle = new AdoptionBundle(item, adopted, percent);
    bundle.fill(base, words, voices, provenance, note);
    return bundle.zip();
  }

  /** Such as {@code wsa-26-resolution-12-v90-final.zip}. */
  public static String fileName(AgendaItem item, long version) {
    return String.format(Locale.ROOT, "%s-%s-v%d-final.zip", item.meeting(), item.slug(), version);
  }

  private void fill(
      State base,
      Map<Integer, String> said,
      Map<Integer, Voice> voices,
      Provenance provenance,
      @Nullable String note) {
    Words words = new Words(said);
    Checkpoint covered = note == null ? null : Checkpoint.parse(Note.parse(note).text());
    Meeting meeting = item.meeting();
    AgendaItem agenda = item.agenda();
    for (Format format : Format.values()) {
      put(
          "text." + format.extension(),
          format == Format.JSON
              ? WholeJson.bytes(meeting, agenda, moment, said, voices, covered)
              : Export.bytes(format, meeting, agenda, adopted, covered, part(0, 45)));
    }
    for (Format format : List.of(Format.DOCX, Format.PDF)) {
      put(
          "redline." + format.extension(),
          Export.redline(
              format, meeting, agenda, base, adopted, provenance, covered, part(45, 65)));
    }
    percent.accept(65);
    String footer = Export.footer(agenda, covered);
    Paper table = new Consolidated(item, base, adopted, words).paper(footer);
    put("consolidated.docx", table.docx());
    put("consolidated.pdf", table.pdf(part(65, 80)));
    Disposition report = new Disposition(item, adopted, words);
    put("disposition.docx", report.paper(footer).docx());
    put("disposition.pdf", report.paper(footer).pdf(part(80, 100)));
    put("disposition.csv", Csv.bytes(report.table()));
    put("disposition.xlsx", Spreadsheet.bytes(report.table()));
    put("disposition.json", report.json());
    if (note != null) {
      put("checkpoint.txt", note.getBytes(StandardCharsets.UTF_8));
    }
    put("SHA256SUMS", sums().getBytes(StandardCharsets.UTF_8));
  }

  private IntConsumer part(int from, int to) {
    return some -> percent.accept(from + some * (to - from) / 100);
  }

  private void put(String name, byte[] bytes) {
    files.put(name, bytes);
  }

  /** As {@code sha256sum --check} reads it. */
  private String sums() {
    StringBuilder out = new StringBuilder();
    files.forEach((name, bytes) -> out.append(hash(bytes)).append("  ").append(name).append('\n'));
    return out.toString();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] zip() {
    String folder =
        String.format(
            Locale.ROOT,
            "%s-%s-v%d/",
            item.agenda().meeting(),
            item.agenda().slug(),
            adopted.version());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(folder + file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
